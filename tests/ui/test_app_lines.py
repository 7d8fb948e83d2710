"""What a pasted column comes to: one app a name, and words for what became none."""

import pytest

from ui.shell.app_lines import names_in, read_lines

READ = {
    "one name": (["Slack"], [], ["Slack"], ""),
    "another case is the same app": (["Slack", "slack", "ZOOM"], ["Zoom"], ["Slack"],
        "Zoom is on the list already. Slack is named more than once in what you entered."),
    "bullets and numbers": (
        ["- Calendly", "* Zoom", "1. Twilio", "2) Jira", "•Loom", "—  Notion"],
        [],
        ["Calendly", "Zoom", "Twilio", "Jira", "Loom", "Notion"],
        "",
    ),
    "no bullets": (["1Password", "3CX", "7.1 Phone", "-Dash-"], [], ["1Password", "3CX", "7.1 Phone", "-Dash-"], ""),
    "a bullet alone": (["-", "3.", " \t "], [], [], ""),
    "two columns": (
        ["Slack\tAnn", "Zoom\t", "\tBob"],
        [],
        ["Slack", "Zoom"],
        "Only the first column was taken. Bob has nothing in it, and became no app.",
    ),
    "a first column that is empty throughout": (["\tSlack\tyes", "\tZoom"], [], ["Slack", "Zoom"], "Only the first column was taken."),
    "commas between columns, by their heading": (
        ["Vendor,Data,BAA", '"Acme, Inc.",yes,no', "Loom,no,no"],
        [],
        ["Acme, Inc.", "Loom"],
        "“Vendor” was left out as the heading of the list. Only the first column was taken. “Acme, Inc.” was taken as one name.",
    ),
    "names that may be several": (
        ["Notion, Calendly", "Dropbox; Twilio", "Slack"],
        [],
        ["Notion, Calendly", "Dropbox; Twilio", "Slack"],
        "“Notion, Calendly” and “Dropbox; Twilio” were taken as one name each.",
    ),
    "an empty second column": (["Slack\t", "Zoom \t"], [], ["Slack", "Zoom"], ""),
    "a heading": (
        ["Name\tOwner", "Slack\tAnn"],
        [],
        ["Slack"],
        "“Name” was left out as the heading of the list. Only the first column was taken.",
    ),
    "a heading of one column": (["App", "Slack"], [], ["Slack"], "“App” was left out as the heading of the list."),
    "a heading alone is a name": (["App"], [], ["App"], ""),
    "a heading's word further down is a name": (["Slack", "App"], [], ["Slack", "App"], ""),
    "a name that begins like a heading": (["App Store Connect", "Slack"], [], ["App Store Connect", "Slack"], ""),
    "there already": (["slack"], ["- Slack"], [], "Slack is on the list already."),
    "many there already": (["a", "b", "c", "d", "e"], ["A", "B", "C", "D", "E"], [], "A, B, C and 2 others are on the list already."),
    "space inside": (["  Jira   Service\u00a0Management "], [], ["Jira Service Management"], ""),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_lines_come_to_these_names(name: str) -> None:
    lines, known, names, left_out = READ[name]
    assert read_lines(lines, known) == (names, left_out)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Slack, Zoom,Jira", ["Slack", "Zoom", "Jira"]),
        ("Slack;Zoom; Jira;", ["Slack", "Zoom", "Jira"]),
        ("Acme, Inc.; Zoom", ["Acme, Inc.", "Zoom"]),
        ("Acme, Inc.", ["Acme", "Inc."]),
        ("Jira Service Management", ["Jira Service Management"]),
        (" , ", []),
    ],
)
def test_one_line_may_stand_for_these_names(line: str, names: list[str]) -> None:
    assert names_in(line) == names
