"""The differences between a file and this place, in words for screen and command line."""

from questionnaire.assessment import UNNAMED
from store.clients import TRASH_KEPT
from store.portable.differences import Choice, Difference, RoundDifference, Standing
from store.portable.exchange import Taken

STANDINGS = {
    Standing.new: "Not here yet",
    Standing.same: "The same here",
    Standing.newer_in_file: "Newer in the file",
    Standing.newer_here: "Newer here",
    Standing.conflict: "Changed in both places",
}
ROUNDS = {
    Standing.new: "is not here",
    Standing.newer_in_file: "is newer in the file",
    Standing.newer_here: "is newer here",
    Standing.conflict: "differs",
}


def named(name: str) -> str:
    """The client as the list shows it."""
    return name or UNNAMED


def difference_words(difference: Difference) -> str:
    """How it stands, and which rounds differ, for instance `Newer in the file: round 2 is not here`."""
    standing = STANDINGS[difference.standing] + ("; here it is in the trash" if difference.in_trash else "")
    if difference.standing is Standing.new:
        return f"{standing}: {rounds(difference)}"
    differing = [f"{_round(one)} {ROUNDS[one.standing]}" for one in difference.rounds if one.standing in ROUNDS]
    return f"{standing}: {', '.join(differing)}" if differing else standing


def rounds(difference: Difference) -> str:
    """How many the file has."""
    return f"{len(difference.rounds)} round{'s' if len(difference.rounds) > 1 else ''}"


def _round(one: RoundDifference) -> str:
    return f"round {one.number}" + (f" (correction {one.correction})" if one.correction else "")


def choice_words(difference: Difference, choice: Choice) -> str:
    """What a choice would do."""
    if choice is Choice.both:
        return "Keep both: add the file's as a further client"
    if difference.standing is Standing.conflict:
        return "Take the file's; what it replaces goes into the trash"
    if difference.standing is Standing.new:
        return "Add"
    if difference.standing is Standing.newer_in_file:
        return "Update from the file; what only this computer has stays"
    return "Take it out of the trash"


def done(taken: Taken) -> str:
    """What was done with one client."""
    difference = taken.difference
    if taken.choice is Choice.both:
        return f"added as a further client, \u201c{named(taken.name)}\u201d, with {rounds(difference)}"
    if difference.standing is Standing.new:
        return f"added with {rounds(difference)}"
    if difference.standing is Standing.newer_in_file:
        return "updated from the file"
    if difference.standing is Standing.conflict:
        return f"replaced by the file's; what was here is in the trash for {TRASH_KEPT.days} days"
    return "taken out of the trash"
