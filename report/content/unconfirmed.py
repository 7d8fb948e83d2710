"""What is marked as done and not confirmed, in one sentence: beside the verdict, which still counts the old answers."""

from report.content.context import Context
from report.paper.wording import count


def unconfirmed_sentence(context: Context) -> str:
    """How many actions are marked as done although the answers behind them say otherwise; empty where none is."""
    number = len(context.unconfirmed)
    if not number:
        return ""
    marked = count(number, "action is", "actions are")
    return f"{marked} marked as done with the answer unchanged: not confirmed. Verdict and score count the answers as they stand."
