"""What a sentence claims, and what must hold for it: each sentence that is chosen by one fact and true only with another.

`CLAIMS` is read against whatever was printed or shown. A sentence that is not printed claims nothing, so a test also sees to it that each
is printed for some sheet.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cached_property

from questionnaire import Assessment, Bank
from questionnaire.question_bank import FIND_OUT
from questionnaire.shapes.question import UNKNOWN, Level
from report.content.context import Context
from report.paper.wording import level_word, long_day
from scoring import assess
from scoring.ahead.ending import verdict_after
from scoring.ahead.projection import projected
from scoring.result import Finding, PlanItem


class Facts(Context):
    """One assessment with its judgement, and what sentences claim about it."""

    @classmethod
    def of(cls, bank: Bank, sheet: Assessment) -> "Facts":
        return cls(bank, sheet, assess(bank, sheet))

    def answer(self, question: str) -> object:
        """The counting answer, as it stands."""
        return self.sheet.answers.get(question, UNKNOWN)

    def says(self, question: str, *wanted: str) -> bool:
        answer = self.answer(question)
        return bool({*wanted} & {*(answer if isinstance(answer, tuple) else (answer,))})

    @property
    def signed(self) -> bool:
        return self.says("baa_status", "signed")

    @property
    def in_doubt(self) -> bool:
        """Whether a BAA is signed on a plan that is not known to come with one."""
        return self.signed and self.result.condition("plan").state in ("unmet", "unknown")

    @property
    def needs_its_baa(self) -> bool:
        """Whether what ends the verdict leaves a desk that rests on today's BAA: no other desk, no barrier."""
        then = projected(self.bank, self.planned, {*(self.ending or ()), *self.marked_done})
        barred = then.answers.get("phi_prevention") == "technical_and_told" and then.answers.get("phi_reaches_support") == "blocked"
        return not barred and then.answers.get("desk") == self.answer("desk")

    @property
    def items(self) -> dict[str, PlanItem]:
        return {item.action: item for item in self.result.plan}

    def called(self, words: str) -> list[str]:
        """The actions of the plan that a text names by number."""
        actions = {f"A{number}": action for action, number in self.action_numbers.items()}
        return [actions[named] for named in re.findall(r"\bA\d+", words) if actions[named] in self.items]

    @property
    def marked_done(self) -> set[str]:
        return {action for action, entry in self.assessment.plan.items() if entry.status == "done"}

    @cached_property
    def with_the_plan_done(self) -> str:
        return verdict_after(self.bank, self.planned, {item.action for item in self.result.plan})

    @property
    def named(self) -> bool:
        """Whether a channel, a connected app or a use of AI is named."""
        answers = (self.sheet.answers.get(question) for question in ("channels", "integrations", "ai_use"))
        return any(isinstance(answer, tuple) and answer not in ((), ("none",)) for answer in answers)

    @property
    def worst(self) -> Level:
        return max((f.risk for f in self.result.findings), default=Level.very_low)

    @property
    def left_by_its_vendor(self) -> bool:
        """Whether nothing but another desk ends it: the vendor signs on no plan (corrections, P6)."""
        return self.says("baa_status", "refused") or self.says("vendor_offers_baa", "declines")

    @property
    def finds_out_the_agreement(self) -> bool:
        """Whether plan or agreement is looked up first."""
        about = {f.id for f in self.result.findings if f.question in ("desk", "intercom_plan", "vendor_offers_baa", "baa_status")}
        return any(item.action.startswith(FIND_OUT) and about & {*item.resolves} for item in self.left)

    @property
    def discovered(self) -> bool:
        """Whether a day of discovery that counts is given."""
        return isinstance(self.sheet.answers.get("discovered_on"), date)

    @property
    def last_day(self) -> date | None:
        """60 days after a discovery that is given: of what the plan assesses, or of what came before today's barrier and is on record."""
        first, found = (self.assessment.answers.get(question) for question in ("first_phi_on", "discovered_on"))
        if self.result.notice_by or not isinstance(first, date) or not isinstance(found, date) or not first <= found <= self.result.as_of:
            return self.result.notice_by if self.discovered else None
        return found + timedelta(days=60) if self.says("phi_reaches_support", "blocked", "possible") else None

    @property
    def uncovered_before(self) -> bool:
        """Whether details came when there was no BAA, are not assessed, and none are known to come today."""
        given, first = self.assessment.answers, self.assessment.answers.get("first_phi_on")
        signed_on = self.sheet.answers.get("baa_signed_on")
        lacked = given.get("baa_status") in ("requested", "not_signed", "refused") or (isinstance(signed_on, date) and signed_on > first)
        barred = self.says("phi_reaches_support", "blocked", "possible")
        return barred and isinstance(first, date) and lacked and given.get("past_phi_assessed") != "assessed_and_documented"

    def all_safest(self, number: int) -> bool:
        """Whether some condition rests on so many answers, all of them the safest."""
        return any(c.state == "met" and len(c.because) == number and all(map(self.safest, c.because)) for c in self.result.conditions)

    def safest(self, question: str) -> bool:
        return self.answer(question) == self.bank.questions[question].choices[0].id

    def said_not_to_know(self, short: str) -> bool:
        """Whether somebody said "I don't know" to the question of that short name."""
        return any(q.short == short and self.assessment.answers.get(q.id) == UNKNOWN for q in self.bank.questions.values())

    @property
    def found(self) -> list[Finding]:
        """Findings behind which there is an answer."""
        return [f for f in self.result.findings if f.question in {*self.assessment.answers, *self.assessment.not_applicable}]

    def largest(self) -> list[int]:
        """Numbers of findings that share likelihood and impact, greatest first."""
        cells = [(f.likelihood, f.impact) for f in self.found]
        return sorted((cells.count(cell) for cell in {*cells}), reverse=True)


Claim = Callable[[Facts, re.Match[str]], bool]
CHANNELS = {
    "e-mail": "email",
    "text messages": "sms",
    "WhatsApp": "whatsapp",
    "the telephone": "phone",
    "social media": "social",
    "web chat": "web_chat",
}
SHORTS = "Role under HIPAA|Support desk|BAA with the vendor|Intercom plan|Vendor offers a BAA|Patient details reach the desk"

CLAIMS: dict[str, Claim] = {
    r"is in force on your plan is not confirmed": lambda f, m: f.in_doubt,
    r"Whether the BAA holds on your plan is not confirmed": lambda f, m: (  # behind a barrier, too, where the verdict needs no plan
        f.signed and not (f.says("intercom_plan", "expert", "custom_contract") or f.says("vendor_offers_baa", "offers"))
    ),
    r"no days there without a BAA with its vendor\.|have moved the details to a safer place and hidden them": lambda f, m: not f.in_doubt,
    r"Everything in the plan is marked as done": lambda f, m: f.marked_done == {item.action for item in f.result.plan},
    r"if what is marked as done is so \((A\d+)": lambda f, m: f.result.plan[int(m[1][1:]) - 1].action in f.marked_done,
    r"(?:if|is so \([^)]+\) and) the vendor confirms that your BAA is in force": lambda f, m: f.in_doubt and f.needs_its_baa,
    r"What ends this verdict: (.*?\)), after (A\d+(?:(?:, | and )A\d+)*)": lambda f, m: (
        {*f.called(m[2])} <= {a for action in f.called(m[1]) for a in f.items[action].after} - {*f.called(m[1])}
    ),
    r"every place where patient details may go is not confirmed \(([^)]+)\)": lambda f, m: all(
        any(short == question.short and f.sheet.unknown(question.id) for question in f.bank.questions.values())
        for short in (named.split(": ")[0] for named in m[1].split("; "))
    ),
    r"Report to your customers what their contracts ask for, and assess|report to your customers [^.,]+ and assess what": lambda f, m: (
        f.says("org_role", "business_associate") and f.says("past_phi_assessed", "in_progress", "not_assessed")
    ),
    r"(?:and a|A)ssess what came in without a BAA, beginning today": lambda f, m: f.says(
        "past_phi_assessed", "in_progress", "not_assessed"
    ),
    r"Pause today what nothing covers": lambda f, m: any(item.kind == "flow" for item in f.left),
    r"Check that each pause you marked as done holds": lambda f, m: (
        any(item.kind == "flow" for item in f.result.plan) and not any(item.kind == "flow" for item in f.left)
    ),
    r"Find out today whether what came in without a BAA was assessed": lambda f, m: f.sheet.unknown("past_phi_assessed"),
    r"What decides this verdict: [^;]+, if it finds a technical barrier; otherwise": lambda f, m: f.sheet.unknown("phi_prevention"),
    r"BAA was signed (?:before|on the day on which) the first patient details": lambda f, m: f.signed,
    r"when the BAA was signed\.": lambda f, m: f.signed and bool(f.result.exposure.uncovered_days),
    r"(?<!or )no signed BAA is on record": lambda f, m: not f.signed,
    r"day of the first patient details is not known": lambda f, m: f.result.exposure.first_phi_on is None,
    r"day on which the BAA was signed is not known": lambda f, m: f.signed and f.result.exposure.baa_signed_on is None,
    r"whether a BAA is signed is not known": lambda f, m: f.answer("baa_status") == UNKNOWN,
    r"no patient details are known to have reached the desk": lambda f, m: f.says("phi_reaches_support", "blocked", "possible"),
    r"come in for ([\d,]+) days? while there is no desk": lambda f, m: (
        f.says("desk", "not_chosen") and f.result.exposure.uncovered_days == int(m[1].replace(",", ""))
    ),
    r"without a signed BAA for ([\d,]+) day": lambda f, m: f.result.exposure.uncovered_days == int(m[1].replace(",", "")),
    r"All questions answered": lambda f, m: f.result.coverage.unknown == 0,
    r"Answered; (\d+) questions? counts? as not known": lambda f, m: f.result.coverage.unknown == int(m[1]) > 0 == f.blanks,
    r"(\d+) questions? (?:is|are) not answered yet": lambda f, m: f.progress.blank == int(m[1]) > 0 < f.blanks,
    r"not known: (\d+) not answered yet": lambda f, m: f.progress.blank == int(m[1]) > 0,
    r"(\d+) of (\d+) questions? answered": lambda f, m: (f.progress.answered, f.progress.asked) == (int(m[1]), int(m[2])),
    r"including (\d+) \u201cI don't know\u201d": lambda f, m: f.progress.unsure == int(m[1]) > 0,
    r"(\d+) high findings? (?:is|are) open": lambda f, m: f.answered_and_waiting(f.result.findings)[0].get(Level.high, 0) == int(m[1]),
    r"(\d+) (?:more|unanswered questions?) counts? as high risk": lambda f, m: (
        f.answered_and_waiting(f.result.findings)[1][Level.high] == int(m[1])
    ),
    r"All (\d+) questions asked are answered with the safest choice": lambda f, m: f.all_safest(int(m[1])),
    r"most \((\d+)\) have": lambda f, m: f.largest()[0] == int(m[1]) and 2 * int(m[1]) > sum(f.largest()),
    r"; all have (?:very )?\w+ likelihood": lambda f, m: len(f.largest()) == 1 < sum(f.largest()),
    r"the largest group \((\d+)\) has": lambda f, m: f.largest()[0] == int(m[1]) > f.largest()[1],
    r"the largest groups have (\d+) each; one of them has": lambda f, m: f.largest()[0] == int(m[1]) == f.largest()[1] > 1,
    r"no two have the same likelihood and impact; one of the highest risk has [^.]+, which is ([\w ]+) risk": (
        lambda f, m: f.largest()[0] == 1 < len(f.found) and level_word(max(found.risk for found in f.found)).lower() == m[1]
    ),
    r"Whatever the answers turn out to be, the verdict stays": lambda f, m: f.result.verdicts_possible == (f.result.verdict,),
    r"it may still become": lambda f, m: len({*f.result.verdicts_possible} - {f.result.verdict}) > 0 < f.result.coverage.unknown,
    r"(\d+) questions? (?:is|are) not known": lambda f, m: f.result.coverage.unknown == int(m[1]) > 0,
    r"Doing everything in this plan does not change the verdict": lambda f, m: f.with_the_plan_done == f.result.verdict,
    r"What decides this verdict: ": lambda f, m: f.result.verdict == "cannot_tell",
    r"finding (?:them )?out may": lambda f, m: f.result.coverage.unknown > 0,
    r"No cap changes it": lambda f, m: all(end.score == end.uncapped for end in f.explained),
    r"at most (\d+); that cap holds here": lambda f, m: any(end.score == int(m[1]) < end.uncapped for end in f.explained),
    r"no finding is above low": lambda f, m: f.worst <= Level.low,
    r"(?i)you have not named (e-mail|text messages|WhatsApp|the telephone|social media|web chat) as one": (
        lambda f, m: not f.says("channels", CHANNELS[m[1]])
    ),
    r"(?i)you have not named an AI of the desk's vendor": lambda f, m: not f.says("ai_use", "vendor_ai", "third_party_bot"),
    r"(?i)you have not said that there is a list of what is connected": (
        lambda f, m: not f.says("integrations_inventory", "complete", "partial")
    ),
    r"(?i)you have not said that a BAA is signed\b(?!,)": lambda f, m: not f.signed,
    r"(?i)you have not said that patient details are in this desk": lambda f, m: (
        not f.says("phi_reaches_support", "sometimes", "routinely")
    ),
    r"(?i)you have not named Intercom as your desk": lambda f, m: not f.says("desk", "intercom"),
    r"(?i)you have not chosen a desk yet": lambda f, m: f.says("desk", "not_chosen"),
    rf"({SHORTS}): I don't know": lambda f, m: f.said_not_to_know(m[1]),
    r"First patient details in the desk: not known": lambda f, m: f.result.exposure.first_phi_on is None,
    r"Signed on: not known": lambda f, m: f.result.exposure.baa_signed_on is None,
    r"signed, on a day that is not known": lambda f, m: f.signed and f.result.exposure.baa_signed_on is None,
    r"there is no signed BAA with the vendor of the desk, or it is not known": lambda f, m: not f.signed,
    r"The agreement with its vendor is not signed": lambda f, m: f.says("baa_status", "requested", "not_signed", "refused"),
    r"the vendor will not sign on any plan\. The letter": lambda f, m: f.left_by_its_vendor and not f.signed,
    r"We asked for the BAA before": lambda f, m: f.says("baa_status", "requested"),
    r"Our workspace is on the Expert plan": lambda f, m: f.says("intercom_plan", "expert"),
    r"Our workspace is on a trial": lambda f, m: f.says("intercom_plan", "trial"),
    r"(?<!signed, )each new message adds to what must|Each new message adds to what must": lambda f, m: f.says(
        "baa_status", "requested", "not_signed", "refused"
    ),
    r"If no BAA is signed, each new message": lambda f, m: f.says("baa_status", UNKNOWN),
    r"A BAA is signed, although its vendor is not known to sign one": lambda f, m: f.signed and f.result.condition("plan").state == "unmet",
    r"then assess what is already there, then": lambda f, m: f.says("past_phi_assessed", "in_progress", "not_assessed"),
    r"then find out whether what is already there was assessed": lambda f, m: f.sheet.unknown("past_phi_assessed"),
    r"then move to a desk whose vendor signs a BAA\.|until you have moved to a desk": lambda f, m: f.left_by_its_vendor,
    r"(?:then get|until you have) (a plan that comes with a BAA)?(?: and )?(a signed BAA)?\.": lambda f, m: (
        not f.left_by_its_vendor
        and all(bool(m[place]) == (f.result.condition(gate).state in ("unmet", "unknown")) for place, gate in ((1, "plan"), (2, "baa")))
    ),
    r"rests on a technical barrier that (?:\w+ of your other answers put|another of your answers puts) in doubt": lambda f, m: (
        any(f.result.condition(gate).state == "not_needed" for gate in ("plan", "baa"))
        and any("phi_reaches_support" in found.questions for found in f.result.contradictions)
    ),
    r"Whether what reached the desk without a BAA was assessed is not known yet": lambda f, m: f.sheet.unknown("past_phi_assessed"),
    r"by your list of apps, at least one of them gets some": lambda f, m: (
        not f.says("phi_reaches_support", "sometimes", "routinely") and any(row.data == "phi" for row in f.sheet.answers["integrations"])
    ),
    r"by your answers an app without a BAA gets patient details": lambda f, m: any(
        row.data == "phi" and row.baa == "not_signed" for row in f.sheet.answers["integrations"]
    ),
    r"What is missing is (a plan that comes with a BAA)?(?: and )?(a signed BAA)?\.": lambda f, m: all(
        bool(m[place]) == (f.result.condition(gate).state == "unmet") for place, gate in ((1, "plan"), (2, "baa"))
    ),
    r"where a technical barrier keeps them out, and whether one does is not confirmed": lambda f, m: (
        f.says("phi_reaches_support", "blocked") and f.sheet.unknown("phi_prevention")
    ),
    r"(?i)find out (?:first |without delay )?whether you have|Whether you have that is not known": lambda f, m: (
        not (f.says("phi_reaches_support", "blocked") and f.sheet.unknown("phi_prevention"))
    ),
    r"164\.404\(b\)\)(?:: by|, passed| is | passed|\. Write down|\. The answer)": lambda f, m: f.says("org_role", "covered_entity"),
    r"report to your customers[^.]{0,90}\(45 CFR 164\.410\(b\)\)": lambda f, m: f.says("org_role", "business_associate"),
    r"164\.404\(b\), 164\.410\(b\)\)": lambda f, m: f.says("org_role", UNKNOWN),
    r"Write down today, in the worksheet of (A\d+), when somebody first knew": lambda f, m: (
        f.result.notice_by is None and any({*f.called(m[1])} & {*one.actions} for one in f.bank.letters.letters if one.kind == "work_sheet")
    ),
    r"Plan and agreement settled by": lambda f, m: not f.finds_out_the_agreement,
    r"What is not known about plan and agreement is found out by|part of it is finding out": lambda f, m: f.finds_out_the_agreement,
    r"a month for (\d+) seats?": lambda f, m: f.answer("seats") == int(m[1]),
    r"per seat per month \(": lambda f, m: f.says("seats", UNKNOWN),
    r"because no day of discovery is given": lambda f, m: (
        not f.discovered if f.result.notice_by else f.uncovered_before and "discovered_on" not in f.assessment.answers
    ),
    r"no BAA is signed: they still have|the BAA was signed later: they still have": lambda f, m: f.uncovered_before,
    r"Assess what reached the desk without a BAA, and keep the result": lambda f, m: f.uncovered_before,
    r"would have known, before the\s+day of the assessment": lambda f, m: not f.discovered,
    r"day of discovery that your answers give, 60 calendar days end on ([A-Z][a-z]+ [0-9]+, [0-9]{4})": lambda f, m: (
        f.last_day is not None and m[1] == long_day(f.last_day)
    ),
    r"reached the desk before the BAA was signed is not confirmed": lambda f, m: (
        f.signed
        and f.says("baa_timing", UNKNOWN)
        and not f.says("phi_reaches_support", "blocked", "possible")
        and f.result.notice_by is None
    ),
    r"That leaves ([\d,]+) days? from": lambda f, m: (
        f.discovered and f.result.notice_by is not None and (f.result.notice_by - f.result.as_of).days == int(m[1].replace(",", ""))
    ),
    r"without a BAA amount to a breach, notices are due": lambda f, m: (
        f.result.notice_by is not None and f.result.notice_by >= f.result.as_of
    ),
    r"would meet every latest day": lambda f, m: f.result.notice_by is None or f.result.notice_by >= f.result.as_of,
    r"the legal deadline (?:for notices, 60 days after discovery [^,]*, )?passed": lambda f, m: (
        f.result.notice_by is not None and f.result.notice_by < f.result.as_of
    ),
    r"60 calendar days end on [^(.]* \(that day has passed\)": lambda f, m: f.last_day is not None and f.last_day < f.result.as_of,
    r"earlier patient details have been assessed in writing": lambda f, m: f.says("past_phi_assessed", "assessed_and_documented"),
    r"a technical barrier keeps patient details out of the desk\. A BAA": lambda f, m: f.says("phi_reaches_support", "blocked"),
    r"No desk is chosen yet": lambda f, m: f.says("desk", "not_chosen"),
    r"According to your answers, HIPAA does not appear to apply to you": lambda f, m: f.result.verdict == "not_in_scope",
    r"nobody is named in writing yet": lambda f, m: f.says("security_official", "not_named"),
    r"nobody has set yet": lambda f, m: not f.assessment.hours_per_week,
    r"No section has a finding|The grid is empty": lambda f, m: not f.found,
    r"(\d+) questions? here (?:is|are) not answered yet, and until then count": lambda f, m: 0 < int(m[1]) <= f.progress.blank,
    r"Based on your answers: Plan and signed BAA are in place": lambda f, m: f.signed,
    r"Based on your answers: The BAA was asked for and is not signed yet": lambda f, m: f.says("baa_status", "requested"),
    r"Based on your answers: A barrier keeps patient details out of this desk": lambda f, m: f.says("phi_reaches_support", "blocked"),
    r"Based on your answers: No patient details have been seen\.": lambda f, m: f.says("phi_reaches_support", "possible"),
    r"Based on your answers: Patient details come now and then": lambda f, m: f.says("phi_reaches_support", "sometimes"),
    r"Not open to you: the vendor (?:refused to sign|will not sign)": lambda f, m: f.says("baa_status", "refused"),
    r"This plan (?:is empty|holds no action)": lambda f, m: not f.result.plan,
    r"no safeguard that this desk needs is missing or not known": lambda f, m: not f.result.findings and f.result.verdict != "not_in_scope",
}
GONE = (
    r"(?<!asks that )every setting we ask about is at its safest choice",
    r"(?i)(?:e-mail|text messages|WhatsApp|the telephone|social media|web chat) (?:is|are) not one of your channels",
    r"nothing is connected, or there is no list yet",
    r"(?i)there is nothing to do",
    r"As far as you know, no patient details are in the desk",
    r"the verdict hangs on what is not known",
    r"HIPAA asks for a plan",
    r"[Bb]uy that plan|the other plan can be bought|the desk itself can stay",
    r"with patient details and no signed BAA\.",
    r"(?m)^\d\. (?:intercom|any|shared_inbox|other_help_desk)\b",
)
"""Sentences that were false where they stood, and ids of desks in the place of words: none may come back."""


def false_claims(facts: Facts, text: str) -> list[str]:
    """The sentences of a text that do not hold, with what stands around them."""
    made = [(found, holds(facts, found)) for pattern, holds in CLAIMS.items() for found in re.finditer(pattern, text)]
    made += [(found, False) for pattern in GONE for found in re.finditer(pattern, text)]
    return [text[max(found.start() - 80, 0) : found.end() + 80] for found, holds in made if not holds]


def claims_made(text: str) -> Iterator[str]:
    """The patterns of all claims that a text makes."""
    return (pattern for pattern in CLAIMS if re.search(pattern, text))
