"""What people may type: harmless, hostile, in any script; and sheets that carry it wherever something can be typed."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from questionnaire import Assessment
from questionnaire.assessment import Integration, PlanEntry
from questionnaire.workshop import CLOSING, Dissent, Parked, Workshop
from tests.report.sheets import AS_OF
from tests.scoring.sheets import BANK
from tests.scoring.sheets import sheets as random_sheets

HOSTILE = (
    "# heading", "1. list", "- [ ] task", "> quote", "```\ncode\n```", "    indented", "***", "a | b | c", "| --- |", "===\n---",
    "*bold* _x_ ~~gone~~", "[text](https://evil.example)", "![pic](https://evil.example/x.png)", "<https://evil.example>",
    "https://evil.example/a?b=c",
    "www.evil.example", "mail me@evil.example", "mailto:me@evil.example", "@octocat @a-b", "#12 GH-7 ENG-42",
    "octo/repo#12", "4f2e9a1c77", "d6cd1e2bd19e03a81132a23b2025920577f84e37", ":smile: $x^2$",
    "<b>x</b> <!-- c --> <script>1</script>",
    "&amp; &#64; &copy;", "\\*literal\\*", "[^1]: note", "[x]: https://evil.example", "`code`",
    "{{ x }} ${y} %s", "=1+1", "javascript:alert(1)",
    "line one\nline two\n\nline four", "tab\there",
    "trailing  \nspaces", "bell \x07 null \x00 esc \x1b", "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "turned \u202etxt.exe\u202c", "family \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f600",
    "caf\u00e9 \u60a3\u8005 \u1ea1\u03a9\u0416", "]]> <w:p/>", "half \ud800 a pair", "x" * 300,
)  # fmt: skip
WORDS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))
TYPED = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
LONG = st.lists(WORDS, min_size=1, max_size=60).map("\n".join).map(lambda text: text[:2_000])


@st.composite
def typed_sheets(draw: st.DrawFn) -> Assessment:
    """A random sheet with something typed to some questions, actions and rows, asked or not."""
    sheet = replace(draw(random_sheets(blanks=1)), client=draw(TYPED)[:200])
    questions = draw(st.lists(st.sampled_from(sorted(BANK.questions)), unique=True, max_size=5))
    notes = {question: draw(LONG) for question in questions}
    actions = draw(st.lists(st.sampled_from(sorted(BANK.actions)), unique=True, max_size=5))
    plan = {action: PlanEntry(draw(TYPED), AS_OF + timedelta(days=draw(st.integers(-400, 4_000))), "in_progress") for action in actions}
    rows = tuple(Integration(draw(TYPED)[:120], "phi", "unknown") for _ in range(draw(st.integers(0, 3))))
    answers = {**sheet.answers, "integrations": rows, "integrations_inventory": "partial"}
    reasons = {"customer_requirements": draw(TYPED)}
    people = {role: draw(TYPED)[:200] for role in draw(st.lists(st.sampled_from([*BANK.owner_roles, "cfo"]), unique=True, max_size=3))}
    workshop = draw(workshops())
    return replace(sheet, answers=answers, notes=notes, plan=plan, not_applicable=reasons, people=people, workshop=workshop)


@st.composite
def workshops(draw: st.DrawFn) -> Workshop:
    """A workshop with something typed wherever it can be: to questions that are asked, that are not, and that no bank has."""
    at = st.sampled_from([*sorted(BANK.questions), "no_such_question"])
    whole = TYPED.map(lambda text: text.replace("\ud800", "")[:200])  # half a character no file can carry
    dissent = st.builds(Dissent, who=whole, what=whole)
    parked = st.builds(Parked, text=whole, owner=whole, due=st.none() | st.just(AS_OF + timedelta(days=9)))
    return Workshop(
        present=draw(whole),
        decided=draw(st.dictionaries(at, whole, max_size=3)),
        dissent=draw(st.dictionaries(at, st.dictionaries(st.sampled_from(["1", "7"]), dissent, max_size=2), max_size=2)),
        parked=draw(st.dictionaries(at | st.just(CLOSING), st.dictionaries(st.sampled_from(["2", "11"]), parked, max_size=2), max_size=2)),
    )


def everything_typed(sheet: Assessment) -> list[str]:
    """All free text of a sheet."""
    rows = [row.name for answer in sheet.answers.values() if isinstance(answer, tuple) for row in answer if isinstance(row, Integration)]
    owners = [entry.owner for entry in sheet.plan.values()]
    named = [sheet.client, *owners, *sheet.people.values(), *rows]
    return [*named, *sheet.notes.values(), *sheet.not_applicable.values(), *recorded(sheet.workshop)]


def recorded(workshop: Workshop) -> list[str]:
    """All free text of a workshop."""
    dissents = [text for rows in workshop.dissent.values() for one in rows.values() for text in (one.who, one.what)]
    points = [text for rows in workshop.parked.values() for one in rows.values() for text in (one.text, one.owner)]
    return [workshop.present, *workshop.decided.values(), *dissents, *points]
