"""What is not confirmed, in a sentence each, beside the verdict: actions marked as done, and answers of an earlier round."""

from report.content.context import Context
from report.paper.wording import count, listed
from scoring.ahead.truth import still_needed


def unconfirmed_sentence(context: Context) -> str:
    """How many actions are marked as done although the answers behind them say otherwise; empty where none is."""
    number = len(context.unconfirmed)
    if not number:
        return ""
    marked = count(number, "action is", "actions are")
    return f"{marked} marked as done but not confirmed. Verdict and score count the answers as they stand."


def paused_sentence(context: Context) -> str:
    """To check the pause that is marked as done while the answer still says that details come, and when the plan asks for that again.

    Empty where it is not so, and where the plan asks already (`unconfirmed_sentence`).
    """
    item = context.paused
    first = still_needed(context.bank, context.planned, item.action) if item and item.action not in context.unconfirmed else ()
    if item is None or not first:
        return ""
    numbers = [f"A{number}" for number in sorted(context.action_numbers[action] for action in first)]
    waits = f"{listed(numbers)} {'are' if len(numbers) > 1 else 'is'}"
    reach = context.bank.questions[context.bank.method.exposure_question]
    return (
        f"Check today that A{context.action_numbers[item.action]} \u201c{item.title}\u201d holds. It is marked as done, but the answer to "
        f"\u201c{reach.short}\u201d is still \u201c{context.answered(reach.id)}\u201d, and the verdict counts it. "
        f"The plan asks for that answer again once {waits} done."
    )


def carried_sentence(context: Context) -> str:
    """How many answers are those of an earlier round and wait to be confirmed; empty where none does."""
    number = len(context.to_confirm)
    if not number:
        return ""
    if number == 1:
        return "1 answer comes from an earlier round and is not confirmed yet. Verdict and score count it as given."
    return f"{number} answers come from an earlier round and are not confirmed yet. Verdict and score count them as given."
