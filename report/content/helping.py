"""Which letters, checklists and sheets help with an action, by the answers."""

from questionnaire.conditions import holds
from questionnaire.shapes.letters import Letter, Missing
from report.content.context import Context


def letters_for(context: Context, action_id: str) -> tuple[Letter, ...]:
    """Those that help with an action, but for those that the answers leave nothing to fill in with."""
    helping = (letter for letter in context.bank.letters.letters if action_id in letter.actions)
    return tuple(letter for letter in helping if not is_stopped(context, letter))


def lacking(context: Context, letter: Letter) -> list[Missing]:
    """What the answers lack of what a letter stands on."""
    return [missing for missing in letter.missing if holds(missing.when, context.on_record, context.result.as_of)]


def is_stopped(context: Context, letter: Letter) -> bool:
    """Whether there is no letter for it."""
    return any(missing.stops for missing in lacking(context, letter))
