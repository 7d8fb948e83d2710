"""What can go wrong with the place where assessments are kept, in words for the person who meets it."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """The kinds of trouble, each with its own way out."""

    locked = "locked"
    read_only = "read_only"
    forbidden = "forbidden"
    full = "full"
    damaged = "damaged"
    damaged_entry = "damaged_entry"
    foreign = "foreign"
    empty = "empty"
    unreachable = "unreachable"
    newer = "newer"


class Words(NamedTuple):
    """What happened and the way out; between them stands what became of what was being done."""

    what: str
    way: str
    reading: str = "Nothing was changed."
    writing: str = "Nothing was saved; Deskcheck has left the file as it was."


FILE = {
    Kind.locked: Words(
        "Another program is using the file of assessments.",
        "Close the other program (a backup, a second Deskcheck), then try again.",
    ),
    Kind.read_only: Words(
        "Deskcheck may not write to its data folder or the file in it.",
        "Give your user the right to write to the folder and its files, or choose another folder with DESKCHECK_DATA.",
    ),
    Kind.forbidden: Words(
        "Deskcheck may not read its data folder or the file in it.",
        "Give your user the right to read and write the folder and its files, or choose another folder with DESKCHECK_DATA.",
    ),
    Kind.full: Words("The disk is full.", "Free some space, then try again."),
    Kind.damaged: Words(
        "The file of assessments is damaged.",
        "Restore a backup of the file, or start with another folder through DESKCHECK_DATA.",
        reading="Deskcheck has left it as it was.",
    ),
    Kind.damaged_entry: Words(
        "What is stored here is damaged: it cannot be read, or it does not match its checksum.",
        "Whatever else is intact can still be opened. Restore a backup of the file to get this one back.",
        reading="Deskcheck has left it as it was.",
        writing="Nothing was saved; Deskcheck has left what is stored as it was.",
    ),
    Kind.foreign: Words(
        "The file where the assessments should be is not one that Deskcheck knows: it belongs to another program, or its beginning "
        "is damaged.",
        "Restore a backup under its name; if there never was one, move that file away and Deskcheck starts a new one.",
        reading="Deskcheck has not touched it.",
    ),
    Kind.empty: Words(
        "The file of assessments is empty; not even the tables of a new one are in it. A copy made while an older Deskcheck was running "
        "looks like this where its -wal file was left behind.",
        "Restore a backup under its name; if there never was one, move the empty file away and Deskcheck starts a new one.",
        reading="Deskcheck has not touched it.",
    ),
    Kind.unreachable: Words(
        "Deskcheck cannot reach the place where assessments are kept.",
        "Check that the disk, the folder or the database server is there and works, and that your user may use it; then try again.",
        writing="It is not certain that what was to be saved is saved.",
    ),
    Kind.newer: Words(
        "These assessments were saved by a newer Deskcheck.",
        "Start the newer version again, or choose another folder with DESKCHECK_DATA.",
        reading="This one has left them as they were.",
    ),
}


SERVER = FILE | {
    Kind.locked: Words(
        "Somebody else has kept the database busy for too long.",
        "Try again in a moment.",
        writing="Nothing was saved.",
    ),
    Kind.read_only: Words(
        "The database server lets Deskcheck read but not write.",
        "Ask whoever runs it to let Deskcheck write; a standby server takes no changes.",
        writing="Nothing was saved.",
    ),
    Kind.forbidden: Words(
        "The database server refused Deskcheck.",
        "Check that the user, password and database in DESKCHECK_DATABASE_URL are right, and that this user may create and change tables "
        "there.",
        writing="Nothing was saved.",
    ),
    Kind.full: Words(
        "The database server has no space left.",
        "Ask whoever runs it to free some space, then try again.",
        writing="Nothing was saved.",
    ),
    Kind.damaged: Words(
        "The database is damaged: what is in it is not as Deskcheck left it.",
        "Have a backup of the database restored.",
        reading="Deskcheck has left it as it was.",
        writing="Nothing was saved; Deskcheck has left it as it was.",
    ),
    Kind.damaged_entry: FILE[Kind.damaged_entry]._replace(
        way="Whatever else is intact can still be opened. Have a backup of the database restored to get this one back.",
    ),
    Kind.unreachable: Words(
        "Deskcheck cannot reach the database server.",
        "Check that the server runs, that this computer reaches it, and that DESKCHECK_DATABASE_URL is right; then try again.",
        writing="It is not certain that what was to be saved is saved.",
    ),
    Kind.newer: FILE[Kind.newer]._replace(
        way="Start the newer version again, or have DESKCHECK_DATABASE_URL name another database.",
        writing="Nothing was saved; Deskcheck has left them as they were.",
    ),
}
"""The same where a database server keeps them. Nothing there is foreign or empty: tables that are not ours are left alone."""
