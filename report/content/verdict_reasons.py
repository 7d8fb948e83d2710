"""Why the verdict is what it is, in words built from the deciding answers."""

from collections.abc import Collection, Sequence

from questionnaire.conditions import mentioned
from questionnaire.policy import BAA_SIGNED_ON, DESK, GATES, NO_DESK, ROLE
from questionnaire.shapes.bank import MET, NOT_KNOWN, NOT_NEEDED, UNMET, VerdictWords
from questionnaire.shapes.question import UNKNOWN, Level
from report.content.answered import Answered
from report.content.context import Context
from report.content.deadlines import earlier_limit
from report.paper.uncovered import reached
from report.paper.wording import STATE_WORDS, capitalized, count, day, level_word
from scoring.assess import contradictions
from scoring.result import ConditionState, Judgement
from scoring.verdict import Rule, rule_of

SHOWN = 3
DONE_ENDS = "What is marked as done would end this verdict. Check that it holds, and update your answers: the verdict follows them."
ALL_DONE = "Everything in the plan is marked as done. Check that it holds, and update your answers: the verdict follows them."


def condition_reason(told: Answered, state: ConditionState, whole: bool = False) -> str:
    """The answers that decide a condition, in short: "BAA: not signed". `whole`: all of them, however many, for what is no page."""
    return "; ".join(_reasons(told, [state], whole))


def _reasons(told: Answered, states: Sequence[ConditionState], whole: bool = False) -> list[str]:
    """Each answer once, though it decides several conditions."""
    because = [*dict.fromkeys(question for state in states for question in state.because if question in told.bank.questions)]
    if len(because) > 1 and told.desk != NO_DESK:
        because = [question for question in because if question != DESK]
    named = [_answer(told, question) for question in because]
    if not named:
        return ["No question about it is asked yet."]
    if len(named) > SHOWN and all(_safest(told, question) for question in because):
        return [f"All {len(named)} questions asked are answered with the safest choice."]
    if len(named) > SHOWN and not whole:
        if all(state.state == NOT_KNOWN for state in states):
            because = [question for question in because if told.sheet.unknown(question)] or because
        shorts = [told.bank.questions[question].short for question in because]
        more = f" and {len(shorts) - SHOWN} more" if len(shorts) > SHOWN else ""
        return [f"{', '.join(shorts[:SHOWN])}{more}"]
    return named


def verdict_words(told: Answered, judged: Judgement) -> VerdictWords:
    """What the verdict is called and means by these answers.

    `lacking`: of plan and BAA what is not there, or, where the verdict waits for it, not known; `wanted`: both of these.
    """
    words, gate = told.bank.verdict(judged.verdict), rule_of(judged.verdict).gate
    lacking, wanted = _titles(told, judged, {gate or ""}), _titles(told, judged, {UNMET, NOT_KNOWN})
    given = {phrase.id: told.phrase(phrase).format(lacking=lacking, wanted=wanted) for phrase in words.phrases}
    texts = {"means": words.means, "next": words.next, "next_paused": words.next_paused or ""}
    return words.model_copy(update={name: text.format(lacking=lacking, wanted=wanted, **given) for name, text in texts.items()})


def _titles(told: Answered, judged: Judgement, states: Collection[str]) -> str:
    titles = [told.bank.condition(c.id).title for c in judged.conditions if c.id in GATES and c.state in states]
    return " and ".join(title[:1].lower() + title[1:] for title in titles)


def next_step(context: Context) -> str:
    """What comes next, by the verdict and by what is marked as done; beside it, what it all rests on, and what came in without cover.

    What is still to be stopped stands before all else.
    """
    words, pauses = verdict_words(context, context.result), [item for item in context.result.plan if item.kind == "flow"]
    flows = any(item.kind == "flow" for item in context.left)
    then = words.next_paused or words.next if context.paused or (pauses and not flows) else words.next
    if context.unconfirmed and context.result.can_improve:
        if not context.todo:
            then = ALL_DONE
        elif context.ending == ():
            urgent = any(item.kind in ("flow", "law") for item in context.left)
            then = f"{then} {DONE_ENDS}" if urgent else DONE_ENDS
    rests_on = {"confirm the date of the BAA": _day_to_come(context), "test the barrier": _doubted_barrier(context, context.result)}
    checks = [check for check, doubt in rests_on.items() if doubt]
    check = f"{'Also' if flows else 'First'} {' and '.join(checks)}{' today' if flows else ''}." if checks else ""
    assessed = "Assess what reached the desk without a BAA, and keep the result." if earlier_limit(context) else ""
    told = (then, check, assessed) if flows else (check, assessed, then)
    return " ".join(filter(None, told))


def verdict_reason(context: Context) -> str:
    """Which conditions or findings lead to the verdict, in one sentence; before it, what in the answers cannot be so."""
    return reason_of(context, context.result)


def reason_of(told: Answered, judged: Judgement, *, short: bool = False) -> str:
    """The same, of a judgement without score and plan. `short`: without the answers, where these stand beside it."""
    parts = (_role_not_known(told), _denied_barrier(told), _doubted_barrier(told, judged), _day_to_come(told), _reason(told, judged, short))
    return " ".join(filter(None, parts))


def _role_not_known(told: Answered) -> str:
    """Said where somebody answered that the role is not known: it is judged as one that HIPAA binds (45 CFR 160.102)."""
    return "Your role is not known yet; what follows holds if HIPAA applies to you." if told.assessment.answers.get(ROLE) == UNKNOWN else ""


def _day_to_come(told: Answered) -> str:
    """Said where the BAA on which the verdict rests bears a day after the assessment (contract, section 7)."""
    given = told.sheet.impossible.get(BAA_SIGNED_ON)
    if given is None or given < told.assessment.as_of:
        return ""
    return (
        f"The BAA cannot have been signed on {day(given)}, the day that is given. If it is not signed yet, this verdict does not hold: "
        "look today for the day of its last signature, and let no new patient details in until you have seen it."
    )


def _denied_barrier(told: Answered) -> str:
    """Said where two answers deny each other: details are kept out, and nothing technical keeps them out (contract, section 2)."""
    reach = told.bank.method.exposure_question
    given, counted = told.assessment.answers.get(reach), told.sheet.answers.get(reach)
    if reach not in told.sheet.asked or given in (None, UNKNOWN, counted):
        return ""
    return (
        "Two of your answers contradict each other: that a technical barrier keeps patient details out, and that nothing technical does. "
        "So this desk is judged as one that patient details could reach."
    )


def _doubted_barrier(told: Answered, judged: Judgement) -> str:
    """Said where the verdict rests on a barrier, and other answers tell of ways past it (corrections, P5)."""
    reach = told.bank.method.exposure_question
    if not judged.in_scope or not any(c.id in GATES and c.state == NOT_NEEDED for c in judged.conditions):
        return ""
    found = [c.questions for c in contradictions(told.bank, told.assessment, told.sheet) if reach in c.questions]
    ways = [told.bank.questions[q].short for q in dict.fromkeys(q for questions in found for q in questions) if q != reach]
    if not ways:
        return ""
    others = f"{len(ways)} of your other answers put" if len(ways) > 1 else "another of your answers puts"
    return (
        f"This rests on a technical barrier that {others} in doubt ({'; '.join(ways)}). Test it today: if it does not hold there, patient "
        f"details can reach {reached(told.sheet)}, which needs a signed BAA first."
    )


def _reason(told: Answered, judged: Judgement, short: bool) -> str:
    rule = rule_of(judged.verdict)
    if rule.gate:
        return _of_conditions(told, judged, rule, short)
    if rule.answers:
        return f"Your answer on your role: {told.answered(ROLE)}."
    if rule.states:
        return _minor(told, judged, rule)
    if rule.risks:
        return f"{capitalized(findings_words(told, judged, rule.risks))}."
    open_ones = findings_words(told, judged, tuple(Level)) if judged.findings else "no finding is open"
    return f"{_settled(judged)}. {capitalized(open_ones)}."


def _settled(judged: Judgement) -> str:
    """What the four conditions are where none is open: "All 4 conditions are met", "2 conditions are met, 2 are not needed"."""
    states = [condition.state for condition in judged.conditions]
    met, not_needed = states.count(MET), states.count(NOT_NEEDED)
    if not not_needed:
        return f"All {met} conditions are met"
    return f"{count(met, 'condition is', 'conditions are')} met, {count(not_needed, 'is', 'are')} not needed"


def _minor(told: Answered, judged: Judgement, rule: Rule) -> str:
    open_ones = [c for c in judged.conditions if c.state in rule.states]
    listed = "; ".join(f"\u201c{told.bank.condition(c.id).title}\u201d is {STATE_WORDS[c.state].lower()}" for c in open_ones)
    parts = [findings_words(told, judged, rule.risks)] if any(f.risk in rule.risks for f in judged.findings) else []
    return f"{capitalized('; '.join([*parts, listed] if listed else parts))}."


def _of_conditions(told: Answered, judged: Judgement, rule: Rule, short: bool) -> str:
    """What of plan and BAA is not met, or not known; the answers behind it, each once."""
    deciding = [c for c in judged.conditions if c.id in GATES and c.state == rule.gate]
    named, reach = [f"\u201c{told.bank.condition(c.id).title}\u201d" for c in deciding], told.bank.method.exposure_question
    parts = [_gates(named, rule.gate == UNMET) + ("" if short else f" ({'; '.join(_reasons(told, deciding))})")]
    if reach in mentioned(rule.answers) and reach in told.sheet.asked:
        parts.append(f"patient details reach the desk{'' if short else f' ({told.answered(reach)})'}")
    return f"{', and '.join(parts)}."


def _gates(named: list[str], unmet: bool) -> str:
    if not unmet:
        return f"It is not known yet whether {' and '.join(named)} {'is' if len(named) == 1 else 'are'} met"
    return f"{named[0]} is not met" if len(named) == 1 else f"Neither {' nor '.join(named)} is met"


def findings_words(told: Answered, judged: Judgement, levels: tuple[Level, ...]) -> str:
    """How many findings of these levels are open, and how many questions count as one until somebody answers."""
    answered, waiting = told.answered_and_waiting(finding for finding in judged.findings if finding.risk in levels)
    parts = []
    if answered:
        listed = " and ".join(f"{number} {level_word(level).lower()}" for level, number in answered.items())
        parts.append(f"{listed} {'finding is' if sum(answered.values()) == 1 else 'findings are'} open")
    if waiting:
        first, *others = (_waiting(level, number, "more" if answered else "") for level, number in waiting.items())
        parts.append(f"{' and '.join([first, *others])} until somebody answers")
    return "; ".join(parts) or f"no finding is {' or '.join(level_word(level).lower() for level in levels)}"


def _waiting(level: Level, number: int, more: str) -> str:
    who = f"{number} {more}" if more else count(number, "unanswered question")
    return f"{who} {'counts' if number == 1 else 'count'} as {level_word(level).lower()} risk"


def _safest(told: Answered, question: str) -> bool:
    return told.sheet.answers.get(question) == told.bank.questions[question].choices[0].id


def _answer(told: Answered, question: str) -> str:
    return f"{told.bank.questions[question].short}: {told.answered(question)}"
