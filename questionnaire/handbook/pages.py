"""The question bank as a document: `python -m questionnaire --questions > docs/questions.md`."""

from collections.abc import Iterator

from questionnaire.condition_words import in_words
from questionnaire.question_bank import FIND_OUT, Bank
from questionnaire.shapes.question import UNKNOWN, Choice, Level, Question, RowRule
from questionnaire.shapes.section import Section

HEAD = """# The questions

Written by `python -m questionnaire --questions > docs/questions.md` from bank {version}; change the bank, not this file.

{count} questions in {sections} sections. Each answer that leaves something to fix says how likely the threat occurs (table G-3 of
NIST SP 800-30 r1), each question how much harm it does (impact). The risk then depends on whether patient details reach the desk
(exposure), so it is given once for each:

{exposures}

An answer without a risk leaves nothing to fix. "Not known" is what a blank and "I don't know" count as.
"""


def handbook(bank: Bank) -> str:
    """Every question with its choices, their effect, actions and citations, and when it is asked. Markdown."""
    head = HEAD.format(version=bank.version, count=len(bank.questions), sections=len(bank.sections), exposures="\n".join(_exposures(bank)))
    numbers = {question: number for number, question in enumerate(bank.questions, 1)}
    sections = (line for section in bank.sections for line in _section(bank, section, numbers))
    return head + "\n" + "\n".join(sections) + "\n"


def _choice(bank: Bank, choice: str) -> str:
    if choice == UNKNOWN:
        return "Not known"
    found = bank.questions[bank.method.exposure_question].choice(choice)
    return found.label if found else choice


def _levels(bank: Bank) -> list[Level]:
    return sorted(set(bank.method.exposure.values()))


def _exposures(bank: Bank) -> Iterator[str]:
    for level in _levels(bank):
        answers = [f'"{_choice(bank, answer)}"' for answer, held in bank.method.exposure.items() if held == level]
        yield f"- {_word(level)} exposure: {bank.questions[bank.method.exposure_question].short} is {' or '.join(answers)}"


def _section(bank: Bank, section: Section, numbers: dict[str, int]) -> Iterator[str]:
    yield from (f"## {section.title}", "", section.intro, "")
    if section.when:
        yield from (f"Asked only if {in_words(bank, section.when)}.", "")
    for question in section.questions:
        yield from _question(bank, question, numbers[question.id])


def _question(bank: Bank, question: Question, number: int) -> Iterator[str]:
    yield from (f"### {number}. {question.text}", "", f"`{question.id}`, short: {question.short}. {question.why}", "")
    yield from (question.help, "") if question.help else ()
    yield f"- Asked: {'only if ' + in_words(bank, question.when) if question.when else 'whenever its section is asked'}."
    if question.risk:
        yield f"- Threat: {question.risk.threat} Impact: {_word(question.risk.impact).lower()}."
    if question.na_allowed:
        yield '- May be marked "not applicable", with a reason.'
    yield from (f"- Sources: {', '.join(_cited(bank, text) for text in question.citations)}.", "")
    rows = [*_rows(bank, question)]
    if rows:
        levels = " | ".join(f"Risk, {_word(level).lower()} exposure" for level in _levels(bank))
        yield from (f"| Answer | What it means | Likelihood | {levels} | Actions |", f"|---|---|---|{'---|' * len(_levels(bank))}---|")
        yield from (*rows, "")
    else:
        yield from (_open_ended(question), "")


def _open_ended(question: Question) -> str:
    what = "a day" if question.between is None else f"a whole number from {question.between[0]:,} to {question.between[1]:,}"
    return f"Answered with {what}; it is judged through other questions."


def _rows(bank: Bank, question: Question) -> Iterator[str]:
    for choice in question.choices:
        means = " ".join([choice.consequence, f"Ends the questionnaire: {choice.ends}." if choice.ends else "", *_more(bank, choice)])
        yield _row(bank, question, choice.option, means, choice.likelihood, choice.actions, choice.id)
    if question.rows:
        yield _rule(bank, question, "A row with patient details and no signed BAA", question.rows.not_signed)
        yield _rule(bank, question, "A row that is not fully known", question.rows.unknown)
    if question.risk:
        actions = (f"{FIND_OUT}{question.id}",) if question.find_out else ()
        yield _row(bank, question, "Not known", "Somebody has to find out.", question.risk.unknown, actions, UNKNOWN)


def _more(bank: Bank, choice: Choice) -> Iterator[str]:
    if choice.covered_by:
        yield f"Its cover is asked by: {bank.questions[choice.covered_by].short}."
    if choice.citations:
        yield f"({', '.join(_cited(bank, text) for text in choice.citations)})"


def _rule(bank: Bank, question: Question, label: str, rule: RowRule) -> str:
    return _row(bank, question, label, rule.consequence, rule.likelihood, rule.actions, "")


def _row(bank: Bank, question: Question, label: str, means: str, likelihood: Level | None, actions: tuple[str, ...], answer: str) -> str:
    titles = "; ".join(bank.action(action).title for action in actions)
    likely = "" if likelihood is None else _word(likelihood)
    levels = " | ".join(_risk(bank, question, likelihood, exposure, answer) for exposure in _levels(bank))
    return f"| {_cell(label)} | {_cell(means)} | {likely} | {levels} | {_cell(titles)} |"


def _risk(bank: Bank, question: Question, likelihood: Level | None, exposure: Level, answer: str) -> str:
    """The risk by tables G-5 and I-2; the exposure question's own answers have one exposure each."""
    own = question.id == bank.method.exposure_question and bank.method.exposure.get(answer, exposure) != exposure
    if likelihood is None or question.risk is None or own:
        return ""
    return _word(bank.method.risk_of(likelihood, exposure, question.risk.impact))


def _cited(bank: Bank, text: str) -> str:
    url = bank.cite(text).url
    return f"[{text}]({url})" if url else text


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _word(level: Level) -> str:
    return level.name.replace("_", " ").capitalize()
