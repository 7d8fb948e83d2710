"""The clients in a portable file, each part checked for its meaning."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from questionnaire import file as answers
from questionnaire import load_bank
from questionnaire.assessment import Assessment
from questionnaire.faults import Refused
from questionnaire.file.changes import FieldChange, set_back
from questionnaire.handover import Additions
from store.history import Entry
from store.portable.archive import AGAIN, Archive, refusal, valid
from store.portable.contents import ClientInFile, Contents, RoundInFile, Times
from store.portable.manifest import ChangeListed, ClientListed, HistoryListed, Member, RoundListed, VersionListed
from store.report_versions import Final

T = TypeVar("T")


def unpack(data: bytes) -> Contents:
    """The clients in a file that `pack` made. Raises Refused, in words, and never anything else."""
    archive = Archive(data)
    manifest = archive.manifest()
    archive.hold_to(_members(manifest.clients))
    ids = Counter(key for client in manifest.clients for key in (*(one.id for one in client.rounds), f"client {client.id}"))
    if any(times > 1 for times in ids.values()):
        raise refusal("file", f"lists one client or one round twice; {AGAIN}")
    return tuple(_client(archive, listed) for listed in manifest.clients)


def _members(clients: Iterable[ClientListed]) -> Iterator[Member]:
    for one in (one for client in clients for one in client.rounds):
        yield from (one.answers, one.history)
        for version in one.versions:
            yield from (version.answers, version.handover)


def _client(archive: Archive, listed: ClientListed) -> ClientInFile:
    return ClientInFile(listed.id, tuple(sorted((_round(archive, one) for one in listed.rounds), key=lambda one: (*one.place, one.id))))


def _round(archive: Archive, listed: RoundListed) -> RoundInFile:
    assessment = _sheet(listed.answers.file, archive.read(listed.answers, answers.MAX_BYTES))
    return RoundInFile(
        listed.id,
        listed.name,
        listed.round,
        listed.correction,
        listed.reason,
        listed.revision,
        Times(listed.created_at, listed.updated_at, listed.finished_at, listed.archived_at),
        assessment,
        _history(archive, listed, assessment),
        _versions(archive, listed),
    )


def _sheet(name: str, data: bytes) -> Assessment:
    """Names that this bank does not have are kept, as in what is stored: they were right where they were saved."""
    try:
        return answers.read(load_bank(), data, keeps=True)
    except Refused as refused:
        raise Refused(tuple(f"{name}: {fault}" for fault in refused.faults)) from None


def _history(archive: Archive, listed: RoundListed, assessment: Assessment) -> tuple[Entry, ...]:
    name = listed.history.file
    entries = tuple(map(_entry, valid(name, HistoryListed, archive.read(listed.history)).changes))
    _in_order(name, [entry.revision for entry in entries], listed.revision)
    try:
        set_back(assessment, (entry.changes for entry in reversed(entries)))
    except (TypeError, AttributeError, ValueError):  # a field inside of what is none
        raise refusal(name, f"names fields that its answers cannot have; {AGAIN}") from None
    return entries


def _entry(listed: ChangeListed) -> Entry:
    changes = tuple(FieldChange(one.field, one.before, one.after) for one in listed.fields)
    return Entry(listed.revision, listed.at, listed.who, changes, listed.takes_back)


def _versions(archive: Archive, listed: RoundListed) -> tuple[Final, ...]:
    _in_order(listed.answers.file, [version.number for version in listed.versions])
    return tuple(_version(archive, version) for version in listed.versions)


def _version(archive: Archive, listed: VersionListed) -> Final:
    sheet, handover = archive.read(listed.answers, answers.MAX_BYTES), archive.read(listed.handover, answers.MAX_BYTES)
    _sheet(listed.answers.file, sheet)
    valid(listed.handover.file, _Added, handover)
    return Final(listed.number, listed.made_at, sheet.decode(), handover.decode(), listed.sha256)


class _Added(Additions, extra="ignore"):
    """What was added by hand. Whose paper it is, beside it, is not the store's to know."""


def _in_order(name: str, numbers: list[int], last: int | None = None) -> None:
    """Raises Refused unless each is there once, the least first, and none after the last one."""
    if numbers != sorted({*numbers}) or (last is not None and numbers and numbers[-1] > last):
        raise refusal(name, f"its changes or versions are out of order; {AGAIN}")
