"""Time of the best schedule for the whole plan of the worst sheets. Milliseconds, median; and the first time, HiGHS loaded in it."""

from datetime import date
from time import perf_counter

from bench.judge import full_sheet, timed
from questionnaire import Assessment, Bank, load_bank
from questionnaire.assessment import Integration
from scoring import assess
from scoring.schedule import Budget, best_sequence, ends_verdict


def longest_plan(bank: Bank) -> Assessment:
    """The full sheet with every multiple choice at once, and with the choices that call for the most actions: a longer plan."""
    sheet = full_sheet(bank).answered("integrations_inventory", "partial")
    for _ in range(2):  # what the answers open is answered in the second round
        for question in bank.questions.values():
            if question.kind == "multi":
                sheet = sheet.answered(question.id, tuple(c.id for c in question.choices if c.id != "none"))
            elif question.kind == "single" and not question.describes:
                sheet = sheet.answered(question.id, max(question.choices, key=lambda c: (len(c.actions), c.likelihood or 0)).id)
    rows = tuple(Integration(f"App {n}", data, baa) for n, (data, baa) in enumerate([("phi", "not_signed"), ("unknown", "unknown")]))
    return sheet.answered("integrations", rows)


if __name__ == "__main__":
    bank = load_bank()
    budget = Budget(6, date(2026, 11, 21))
    for name, sheet in {"full sheet, least safe": full_sheet(bank), "longest plan": longest_plan(bank)}.items():
        result = assess(bank, sheet)
        start = perf_counter()
        schedule = best_sequence(bank, sheet, result, budget)
        first = (perf_counter() - start) * 1000
        usual = timed(lambda sheet=sheet, result=result: best_sequence(bank, sheet, result, budget), runs=9)
        ending = timed(lambda sheet=sheet, result=result: ends_verdict(bank, sheet, result), runs=9)
        how = f"proven {schedule.proven}, {schedule.solver}"
        print(f"schedule, {name}, {len(schedule.items)} actions (floor of the issue: 1000 ms): {usual:.0f} ms, first {first:.0f} ms; {how}")
        print(f"what ends the verdict {result.verdict!r}: {ending:.0f} ms, {ends_verdict(bank, sheet, result)}")
