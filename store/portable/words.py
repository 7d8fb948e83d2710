"""The differences between a file and this place, in words for screen and command line."""

from questionnaire.assessment import UNNAMED
from store.clients import TRASH_KEPT
from store.portable.differences import Choice, Difference, Relation, RoundDifference
from store.portable.exchange import Taken

RELATIONS = {
    Relation.new: "Not here yet",
    Relation.same: "The same here",
    Relation.newer_in_file: "Newer in the file",
    Relation.newer_here: "Newer here",
    Relation.conflict: "Changed in both places",
}
ROUNDS = {
    Relation.new: "is not here",
    Relation.newer_in_file: "is newer in the file",
    Relation.newer_here: "is newer here",
}
"""Of a round that stands otherwise than its client does."""


def named(name: str) -> str:
    """The client as the list shows it."""
    return name or UNNAMED


def client_name(difference: Difference) -> str:
    """The client as the list here shows it, and what the file calls it where that is another name."""
    here = named(difference.name_here or difference.name)
    return here if difference.name_here in ("", difference.name) else f"{here} (in the file: {named(difference.name)})"


def difference_words(difference: Difference) -> str:
    """How it stands, and which rounds differ, for instance `Newer in the file: round 1, round 2 is not here`."""
    relation = RELATIONS[difference.relation] + ("; here it is in the trash" if difference.in_trash else "")
    if difference.relation is Relation.new:
        return f"{relation}: {rounds(difference)}"
    differing = [
        _round(one) + ("" if one.relation is difference.relation else f" {ROUNDS[one.relation]}")
        for one in difference.rounds
        if one.relation is not Relation.same
    ]
    return f"{relation}: {', '.join(differing)}" if differing else relation


def rounds(difference: Difference) -> str:
    """How many the file has."""
    return f"{len(difference.rounds)} round{'s' if len(difference.rounds) > 1 else ''}"


def _round(one: RoundDifference) -> str:
    return f"round {one.number}" + (f" (correction {one.correction})" if one.correction else "")


def choice_words(difference: Difference, choice: Choice) -> str:
    """What a choice would do."""
    if choice is Choice.both:
        return "Keep both: add the file's as a further client"
    if difference.relation is Relation.conflict:
        return "Take the file's; what it replaces goes into the trash"
    if difference.relation is Relation.new:
        return "Add"
    if difference.relation is Relation.newer_in_file:
        out = "Take it out of the trash and update it" if difference.in_trash else "Update"
        return f"{out} from the file; what only this computer has stays"
    return "Take it out of the trash"


def done(taken: Taken) -> str:
    """What was done with one client."""
    difference = taken.difference
    if taken.choice is Choice.both:
        return f"added as a further client, \u201c{named(taken.name)}\u201d in the list, with {rounds(difference)}"
    if difference.relation is Relation.new:
        return f"added with {rounds(difference)}"
    if difference.relation is Relation.newer_in_file:
        return "taken out of the trash and updated from the file" if difference.in_trash else "updated from the file"
    if difference.relation is Relation.conflict:
        replaced = " and ".join(_round(one) for one in difference.rounds if one.relation is Relation.conflict) or "what differs"
        return f"{replaced} replaced by the file's; what was here is in the trash for {TRASH_KEPT.days} days"
    return "taken out of the trash"
