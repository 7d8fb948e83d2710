"""`python -m store export` and `import`: clients out into one file, and in again; an import lists first and writes only with --yes."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from questionnaire.faults import Refused
from store.assessments import Store
from store.portable import Choice, Difference, Relation, unpack
from store.portable.words import choice_words, client_name, difference_words, done

ONLY = "only this client, by its id or its name; may be repeated; one that begins with a hyphen as --client=ID"
ALL_DONE, SOMETHING_LEFT = 0, 1
CHOICES = {
    "new": (Relation.new, Choice.take),
    "newer": (Relation.newer_in_file, Choice.take),
    "theirs": (Relation.conflict, Choice.take),
    "both": (Relation.conflict, Choice.both),
}
"""What `--take` names: which clients, and what with them."""


OPEN = {relation for relation, _ in CHOICES.values()}


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Both commands."""
    out = commands.add_parser("export", help="write clients with all their rounds into one new file, to import elsewhere")
    out.add_argument("file", metavar="FILE", type=Path, help="a file that does not exist yet, such as clients.zip")
    out.add_argument("--client", action="append", metavar="ID", help=ONLY)
    out.set_defaults(run=_export)
    back = commands.add_parser("import", help="compare what an exported file holds with what is here; with --yes, import what --take names")
    back.add_argument("file", metavar="FILE", type=Path)
    back.add_argument(
        "--take", action="append", default=[], choices=CHOICES,
        help="new: clients that are not here; newer: those that are newer in the file; theirs: of those changed in both places the "
        "file's; both: add the file's of these as a further client; may be repeated",
    )  # fmt: skip
    back.add_argument("--client", action="append", metavar="ID", help=ONLY)
    back.add_argument("--yes", action="store_true", help="write; without it nothing is written")
    back.set_defaults(run=_import)


def _export(store: Store, given: argparse.Namespace) -> int:
    known = [(one.id, one.latest.client) for one in store.clients.all()[0]] if given.client else []
    made = store.portable.export(_chosen(given.client, known) if given.client else None)
    try:
        with given.file.open("xb") as file:
            file.write(made.data)
        given.file.chmod(0o600)
    except FileExistsError:
        raise Refused((f"{given.file} exists already. An export never replaces a file; choose another name.",)) from None
    except OSError as error:
        raise Refused((f"{given.file} cannot be written: {error.strerror}.",)) from None
    for damaged in made.left_out:
        print(f"Damaged here, so not in the file: {damaged}.", file=sys.stderr)
    print(f"Exported to {given.file}: {_count(made.clients, 'client')}, {_count(made.rounds, 'round')}.")
    return SOMETHING_LEFT if made.left_out else ALL_DONE


def _import(store: Store, given: argparse.Namespace) -> int:
    try:
        contents = unpack(given.file.read_bytes())
    except OSError as error:
        raise Refused((f"{given.file} cannot be read: {error.strerror}.",)) from None
    if fault := _unfit(given):
        raise Refused((fault,))
    seen = store.portable.look(contents)
    if given.client:
        wanted = _chosen(given.client, [(one.id, one.name) for one in seen])
        seen = tuple(one for one in seen if one.id in wanted)
    taken = dict(CHOICES[name] for name in given.take)
    chosen = {one: taken[one.relation] for one in seen if one.relation in taken}
    for one in seen:
        print(f"{one.id}  {client_name(one)}. {difference_words(one)}.{_plan(one, chosen.get(one), write=given.yes)}")
    if given.yes:
        for each in store.portable.take(contents, chosen):
            print(f"{client_name(each.difference)}: {done(each)}.")
    elif chosen:
        print("Nothing was written. Add --yes to do it.")
    return SOMETHING_LEFT if any(one.relation in OPEN and not (given.yes and one in chosen) for one in seen) else ALL_DONE


def _unfit(given: argparse.Namespace) -> str:
    """Why options do not go together; empty where each has its meaning."""
    if {"theirs", "both"} <= {*given.take}:
        return "--take theirs and --take both: a client that changed in both places is taken in one way; leave one of the two out"
    return "--yes: it writes what --take names; add --take, or leave it out" if given.yes and not given.take else ""


def _plan(one: Difference, choice: Choice | None, *, write: bool) -> str:
    return f" To do: {choice_words(one, choice)}." if choice and not write else ""


def _chosen(wanted: Iterable[str], known: Iterable[tuple[str, str]]) -> set[str]:
    """Ids of the clients that are named. Raises Refused for one that is not there, or whose name several have."""
    known, found = [*known], set()
    for one in wanted:
        ids = [key for key, name in known if one in (key, name)]
        if len(ids) != 1:
            why = "has this name or id" if not ids else "alone has this name: several do, so give the id"
            raise Refused((f"No client {why}: {one}",))
        found.update(ids)
    return found


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
