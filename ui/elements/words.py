"""Words of the screens that stand in more than one place."""

from datetime import date

from questionnaire import load_bank
from questionnaire.assessment import UNNAMED as UNNAMED
from questionnaire.flow.progress import Progress
from questionnaire.shapes.question import Level
from report.formats.exports import LONGEST_PASSWORD
from report.paper.wording import answered_words, count, level_word
from store import TRASH_KEPT

PRODUCT = "Deskcheck"
WHAT_IT_IS = (
    "Deskcheck asks how your support desk handles patient data, and tells you whether you may use it, what is missing and what to do first."
)
WHAT_IT_IS_NOT = "It is a self-assessment, not legal advice and not a certification."
NO_PHI = "Never write patient details here."
TITLES = {
    "start": "Start",
    "clients": "Clients",
    "questions": "Questions",
    "results": "Results",
    "plan": "Plan",
    "report": "Report",
    "workshop": "Workshop",
    "method": "Method and sources",
    "history": "History",
}
BESIDE = ("history",)
"""Pages that are reached from where they are needed, and not from the list of pages."""
FIRST_PASS = "The first five minutes"
EXAMPLE = (
    "**This is a fictional example.** Look around and change what you like: it never mixes with your own assessments. Everybody who uses "
    "this Deskcheck sees the same one; a day after the last change, opening it from the start page starts it over."
)
EXAMPLE_COPY = "**This is a copy of the fictional example**, an assessment of its own: what you change here changes only this copy."
START_OWN = "Start an assessment of your own desk"
NOTHING_OPEN = "No assessment is open here."
WILL_STAND_HERE = {
    "questions": "Once one is open, its questions appear here, section by section.",
    "results": "Once one is open, you see here whether the desk may hold patient data, why, and what to do first.",
    "plan": "Once one is open, you see here what to do, in which order, by whom and by when.",
    "history": "Once one is open, every change to it is listed here: when, what, from, to.",
    "report": "Once one is open, you download it here: the plan to hand over, a page for the board, the full record.",
    "workshop": "Once one is open, you go through its questions here with a room full of people, one at a time.",
}
NO_VERDICT = "No verdict yet"
NOTHING_ANSWERED = "Nothing answered yet"
VERDICT_COMES = "The verdict appears here with your first answers, and changes with each."
CLIENTS_LEAD = "Every client, by its latest round. Days are counted from today."
NO_CLIENTS = "There are no clients here. Each assessment that you start or open from a file becomes the first round of one."
IN_TRASH = f"You can put it back from the trash on the Clients page for {TRASH_KEPT.days} days."
START_ONE = "Go to the start"
GO_ON = "Continue with the questions"
SEE_RESULTS = "See the results"
NOT_SAVED = "Not saved yet. What you typed is kept as long as this page stays open: keep it open, or download it now."
DOWNLOAD_PDFS = {"plan": "Download the plan to hand over", "board": "One page for the board", "full": "The full record"}
DOWNLOAD_JSON = "Download the answers (JSON)"
OPEN_AGAIN = (
    " hold the answers, notes, plan and all that you added before handing over, not the history or the final versions. Any of them opens "
    "again on the start page, here or on another computer. Deskcheck sends no file to anybody."
)
SAVE_FILE = f"Each report as PDF, the tracker (Excel) and the JSON file{OPEN_AGAIN}"
SAVE_FILE_WITHOUT_PDF = f"The tracker (Excel) and the JSON file{OPEN_AGAIN}"
EVERYTHING = "Everything in one ZIP"
EVERYTHING_HOLDS = "The ZIP holds each edition as PDF, Word, Markdown and HTML, unlocked and with the answers; every other format once"
EVERYTHING_HOLDS_OF_A_PLAN = "; the letters that help with this plan; and a folder for the evidence of each action"
BARE = "Do not attach the answers to the PDF"
BARE_HELP = (
    "For somebody who should get only what its pages say; those of the full record say everything. Deskcheck cannot open that file again."
)
IS_BARE = ", answers not attached"
NO_PDF = (
    f"The password for the PDF cannot be used: at most {LONGEST_PASSWORD} bytes (a plain letter or digit is one), and no control "
    "characters. Until then no PDF is offered here: without the password it would be open to all."
)
REPORT_LEAD = "For the people who do the work, the board, and whoever asks for proof later."
IN_PRINT = (
    "Word, Markdown and HTML hold the plan, unless you choose another below. The plan: cover letter, decisions, findings with your "
    "comments, cards with notes for the first actions, the others in a list, vendors. One page for the board: verdict, decisions and "
    "the first actions; no notes, reasons, comments or cover letter. The full record: everything you typed, except the parts you left "
    "out. The slides for the board: verdict, decisions and what begins in the first month, with owners and days; no notes, reasons, "
    "comments or cover letter."
)
IN_TABLES = (
    "The tracker (Excel) and both OSCAL files hold everything you typed. Task lists and the calendar hold the actions with owners, due "
    "dates, changes by hand with their reasons, the apps they are about, and the notes on the questions they resolve; no other notes or "
    "reasons, no comments and no cover letter. The text for Trello holds only each action's number, title, owner, due date and, once "
    "begun, its status. The calendar also holds the legal deadline, if there is one, and the reviews that your answers or the plan call "
    "for."
)
IMPORT = {
    "tasks": (
        "Opens in Excel and other spreadsheets. In any other program that takes CSV, map Action to the title and Due to the due date."
    ),
    "jira": (
        "On Jira's page of all issues, choose to import from CSV, then this file; you need permission to make bulk changes. Map the "
        "columns, and enter yyyy-MM-dd where it asks for the date format. What to do first is in each description."
    ),
    "asana": (
        "In Asana, import a spreadsheet, as a new project or into one you have, and choose this file. Check that each column is matched "
        "to its field, Section and Dependencies above all. An owner is assigned where you typed the e-mail address that Asana knows."
    ),
    "github": (
        "GitHub itself does not import CSV. Use github-csv-tools, or the few lines for GitHub's own command (gh) in docs/exports.md. "
        "Everyone with access to the repository can read the issues."
    ),
    "linear": (
        "Install Linear's import command (npm, @linear/import), start linear-import, and choose Linear (CSV) and this file. It asks for "
        "your API key. It does not read due dates; each description has its own."
    ),
    "trello": (
        "Trello does not import files. Open the text and copy it, add a card to a list, and paste: Trello offers to make a card from each "
        "line. Each has number, action, owner, due date and, once begun, its status; the rest is in the other lists."
    ),
}
"""How each list of tasks comes into its program. `docs/exports.md` has more, and where it was read."""
LOCKED = (
    "A locked file opens only with the password (AES-256). It is not an archive file (PDF/A), and Deskcheck does not open it again: keep "
    "the JSON file too. Nobody can recover a lost password."
)
DOWNLOAD_FAILED = (
    "This file could not be made. Your answers are not affected. Try another format, and tell Deskcheck's makers which one failed."
)
DOWNLOAD_LARGE = "This file is over 14 MB, too large for the browser. Leave some parts out, or choose another format."
DAMAGED = "Damaged: what is stored here is not what was saved, so it is not opened. It can be restored from a backup."
BRAND_DAMAGED = "Your brand is stored, but damaged: reports are made without it. Enter it again under \u201cBefore handing over\u201d."
FAILED = "This page could not be shown. Reload the page; if it fails again, restart Deskcheck."


def verdict_title(verdict: str, answered: int) -> str:
    """What the verdict is called. Before the first answer there is none: a blank sheet says nothing about a desk."""
    return load_bank().verdict(verdict).title if answered else NO_VERDICT


def progress_words(done: Progress) -> str:
    """How far an assessment is, as beside its questions: `15 of 51 questions answered, including 1 "I don't know"`."""
    return answered_words(done, "question") if done.answered else NOTHING_ANSWERED


def risk_words(level: Level) -> str:
    """A level as people read it beside an answer: "High risk"."""
    return f"{level_word(level)} risk"


def round_name(number: int, correction: int) -> str:
    """A round by its number: "Round 2", "Round 2, correction 1"."""
    return f"Round {number}" + (f", correction {correction}" if correction else "")


def days_left(limit: date, today: date) -> str:
    """The days to a legal limit, counted today: "60 days left"."""
    left = (limit - today).days
    if left < 0:
        return f"passed {count(-left, 'day')} ago"
    return f"{count(left, 'day')} left" if left else "today"
