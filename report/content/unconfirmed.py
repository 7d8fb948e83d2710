"""What is not confirmed, in a sentence each, beside the verdict: actions marked as done, and answers of an earlier round."""

from questionnaire.rounds import to_confirm
from report.content.context import Context
from report.paper.wording import count


def unconfirmed_sentence(context: Context) -> str:
    """How many actions are marked as done although the answers behind them say otherwise; empty where none is."""
    number = len(context.unconfirmed)
    if not number:
        return ""
    marked = count(number, "action is", "actions are")
    return f"{marked} marked as done with the answer unchanged: not confirmed. Verdict and score count the answers as they stand."


def carried_sentence(context: Context) -> str:
    """How many answers are those of an earlier round and wait to be confirmed; empty where none does."""
    number = len(to_confirm(context.assessment, context.sheet))
    if not number:
        return ""
    told = count(number, "answer comes", "answers come")
    return f"{told} from an earlier round and {'is' if number == 1 else 'are'} not confirmed yet. Verdict and score count them as given."
