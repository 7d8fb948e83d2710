"""The portable file, a ZIP: a folder a client, and in it each round's answers, history and frozen versions as JSON.

The same clients make the same bytes. Nothing that was typed becomes a path but letters and digits of the client's name.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from questionnaire.file import write
from questionnaire.handover import Strict
from store.history import Entry
from store.portable.contents import ClientInFile, RoundInFile
from store.portable.manifest import (
    MANIFEST,
    ChangeListed,
    ClientListed,
    FieldListed,
    HistoryListed,
    Manifest,
    Member,
    RoundListed,
    VersionListed,
)
from store.report_versions import Final

LONGEST = 60
"""Of the part of a file's name that is the client's."""
ON_UNIX, PRIVATE = 3, 0o600 << 16
"""Else the bytes would say which system packed them."""
Files = dict[str, bytes]


def pack(clients: Sequence[ClientInFile]) -> bytes:
    """The file of these clients."""
    files: Files = {}
    ordered = sorted(clients, key=lambda one: (one.name.casefold(), one.id))
    listed = tuple(_client(client, f"{number}-{slug(client.name) or 'client'}", files) for number, client in enumerate(ordered, 1))
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for name, data in ((MANIFEST, _json(Manifest(clients=listed))), *files.items()):
            info = ZipInfo(name)  # its day is that of the format's beginning
            info.create_system, info.external_attr = ON_UNIX, PRIVATE
            packed.writestr(info, data, ZIP_DEFLATED)
    return target.getvalue()


def slug(name: str) -> str:
    """What is left of a client's name in the name of a file: lower-case letters, digits and hyphens, perhaps nothing."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-")


def _client(client: ClientInFile, folder: str, files: Files) -> ClientListed:
    return ClientListed(id=client.id, rounds=tuple(_round(one, stem, files) for one, stem in _stems(client, folder)))


def _stems(client: ClientInFile, folder: str) -> Iterator[tuple[RoundInFile, str]]:
    """Rounds with what their files' names begin with, each another."""
    taken: dict[tuple[int, int], int] = {}
    for one in client.rounds:
        taken[one.place] = again = taken.get(one.place, 0) + 1
        correction = f"-correction-{one.correction}" if one.correction else ""
        yield one, f"{folder}/round-{one.number}{correction}" + (f"-{again}" if again > 1 else "")


def _round(one: RoundInFile, stem: str, files: Files) -> RoundListed:
    return RoundListed(
        id=one.id,
        name=one.client,
        round=one.number,
        correction=one.correction,
        reason=one.reason,
        revision=one.revision,
        **one.times._asdict(),
        answers=_member(f"{stem}.json", write(one.assessment).encode(), files),
        history=_member(f"{stem}-history.json", _json(_history(one.history)), files),
        versions=tuple(_version(final, f"{stem}-version-{final.number}", files) for final in one.versions),
    )


def _version(final: Final, stem: str, files: Files) -> VersionListed:
    return VersionListed(
        number=final.number,
        made_at=final.made_at,
        sha256=final.sha256,
        answers=_member(f"{stem}.json", final.assessment.encode(), files),
        handover=_member(f"{stem}-handover.json", final.handover.encode(), files),
    )


def _history(entries: Sequence[Entry]) -> HistoryListed:
    return HistoryListed(
        changes=tuple(
            ChangeListed(
                revision=entry.revision,
                at=entry.at,
                who=entry.who,
                takes_back=entry.takes_back,
                fields=tuple(FieldListed(field=path, before=before, after=after) for path, before, after in entry.changes),
            )
            for entry in entries
        )
    )


def _member(name: str, data: bytes, files: Files) -> Member:
    files[name] = data
    return Member(file=name, sha256=hashlib.sha256(data).hexdigest())


def _json(listed: Strict) -> bytes:
    return (json.dumps(listed.model_dump(), ensure_ascii=False, indent=2, default=_time) + "\n").encode()


def _time(time: object) -> str:
    assert isinstance(time, datetime)  # all else in it is plain
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")
