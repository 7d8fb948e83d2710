"""Whose document it is: title, version, people and roles, and what the assessment comes to."""

from collections.abc import Iterable, Iterator

from report.formats.oscal.ground import Ground
from report.formats.oscal.names import NAMESPACE, level_value, named, prop, props, role_id
from report.formats.oscal.text import Block, block, bullets, chapters, line, nearest, paragraphs, prose, title
from report.paper.records import ChangeRow, Records, Summary
from report.paper.uncovered import NONE_COUNTED
from report.paper.wording import NO_ADVICE

VERSION = "1.1.3"
"""Of OSCAL."""
OWNER = "action-owner"
UNKNOWN = "unknown"


def metadata(ground: Ground, kind: str, name: str, told: Iterable[Block] = ()) -> Block:
    """The head of a document. `kind` is its id among this client's documents, `name` what it is called, `told` its properties."""
    summary = ground.summary
    client, prepared = ground.of("client"), ground.of("preparer", summary.prepared_by)
    preparer = prepared if summary.prepared_by else client
    return block(
        {
            "title": title(f"{name}: {summary.client}" if summary.client else name),
            "last-modified": nearest(summary.as_of),
            "version": summary.as_of.isoformat(),
            "oscal-version": VERSION,
            "document-ids": [{"scheme": NAMESPACE, "identifier": ground.of(kind)}],
            "props": [*told],
            "roles": _roles(ground.records),
            "parties": _parties(ground, client, prepared),
            "responsible-parties": [_played("prepared-for", client), _played("prepared-by", preparer)],
            "remarks": paragraphs(prose(NO_ADVICE), _by_hand(ground.records)),
        }
    )


def _played(role: str, party: str) -> Block:
    return {"role-id": role, "party-uuids": [party]}


def _by_hand(records: Records) -> str:
    """All that whoever hands the report over added or changed; what belongs to an action or finding stands there too."""
    listed = bullets(f"{row.what}, {row.of}: {_changed(row)}" for row in records.changes)
    return chapters(("Cover letter", prose(records.letter)), ("Changed or added by hand", listed))


def _changed(row: ChangeRow) -> str:
    return f"from {row.computed} to {row.now}. Reason: {row.reason}" if row.reason else row.now


def owner(ground: Ground, typed: str) -> str:
    """The party behind the name of an owner, as typed."""
    return ground.of("owner", typed)


def _roles(records: Records) -> list[Block]:
    fixed = {"prepared-for": "Whose desk is assessed", "prepared-by": "Who prepared the assessment", OWNER: "Owner of an action, as typed"}
    suggested = {role_id(row.role): f"{row.role} (suggested by the question bank)" for row in records.plan}
    return [{"id": token, "title": title(words)} for token, words in (fixed | suggested).items()]


def _parties(ground: Ground, client: str, preparer: str) -> list[Block]:
    """The client, whoever prepared it, and every owner named: persons, although a team may have been typed."""
    records, by = ground.records, ground.summary.prepared_by
    typed = [row.owner for rows in (records.plan, records.kept_plan) for row in rows] + [player.name for player in records.kept_people]
    owners = [_party(owner(ground, name), "person", name) for name in dict.fromkeys(typed) if name]
    return [_party(client, "organization", ground.summary.client), *([_party(preparer, "organization", by)] if by else []), *owners]


def _party(uuid: str, kind: str, name: str) -> Block:
    """A name that nobody typed is left out; OSCAL allows that."""
    return block({"uuid": uuid, "type": kind, "name": line(name)})


def summary_props(summary: Summary) -> list[Block]:
    """Verdict, score, counts, conditions and days; what is not known says so."""
    score = summary.score
    numbers = [("asked", summary.asked), ("answered", summary.answered), ("not-known", summary.unknown)]
    scores = [("score-low", score.low), ("score-high", score.high)] if score else []
    found = [
        prop("verdict", summary.verdict, f"{summary.sentence} {summary.carried}".strip()),
        prop("question-bank", summary.bank),
        prop("desk", summary.desk),
    ]
    found += props(("assessed-on", summary.as_of.isoformat()), *(("mark", mark) for mark in summary.marks))
    found += [prop(name, str(number)) for name, number in (*scores, *numbers)]
    found += [prop(f"findings-{level_value(level)}", str(number)) for level, number in summary.counts]
    found += [prop(f"condition-{c.id}", c.state, f"{c.title}. {c.because}") for c in summary.conditions]
    return found + [prop(name, value) for name, value in _days(summary)]


def _days(summary: Summary) -> Iterator[tuple[str, str]]:
    if summary.score is None:  # nothing was asked of it
        return
    first, signed, open_days = summary.first_phi_on, summary.baa_signed_on, summary.uncovered_days
    yield "first-phi-on", first.isoformat() if first else UNKNOWN
    if summary.baa_signed:
        yield "baa-signed-on", signed.isoformat() if signed else UNKNOWN
    if summary.uncovered != NONE_COUNTED:
        yield "days-without-baa", UNKNOWN if open_days is None else str(open_days)
    if summary.by_law:
        yield "notice-by", summary.by_law.isoformat()


def verdict_words(summary: Summary) -> str:
    """The verdict as paragraphs: what it is, what it means, why, what to do next, and what of it is not confirmed."""
    told = (summary.title, summary.means, summary.sentence, summary.next, summary.carried, NO_ADVICE)
    return prose("\n".join(filter(None, told)))


def local_definitions(ground: Ground) -> Block:
    """The desk, and the program that judged the answers: neither stands in any system security plan."""
    summary = ground.summary
    desk = block(
        {
            "uuid": ground.of("desk"),
            "type": "service",
            "title": title("Support desk"),
            "description": prose(summary.desk),
            "status": {"state": "other", "remarks": prose("Whether the desk is in operation is not asked.")},
        }
    )
    platform = {"uuid": named("platform"), "title": title("Deskcheck"), "props": props(("question-bank", summary.bank))}
    return {"components": [desk], "assessment-assets": {"assessment-platforms": [platform]}}


def said_by(ground: Ground) -> list[Block]:
    """The origin of an answer: the client, whose answers nobody has checked."""
    return [{"actors": [{"type": "party", "actor-uuid": ground.of("client")}]}]


JUDGED: list[Block] = [{"actors": [{"type": "assessment-platform", "actor-uuid": named("platform")}]}]
"""The origin of what the rules make of the answers."""
