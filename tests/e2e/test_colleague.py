"""A section goes to a colleague and comes back, by mouse and on a phone: copied, downloaded, pasted, shown, taken over, taken back."""

from playwright.sync_api import BrowserContext, Locator, Page, expect

from questionnaire import Assessment, load_bank, walk
from questionnaire.inquiry import inquiry, pasted_text
from store import Store
from tests.e2e.axe import faults, hangs_over
from tests.e2e.rest import drawn
from tests.e2e.stored import store_of
from tests.scoring.sheets import base
from ui.questions.colleague import GIVE

BANK = load_bank()
SECTION = BANK.section("configuration")
PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 720}


def begun(server) -> tuple[Store, str]:
    sheet = base("hurried_startup").answered("sign_in", None).answered("exports", None)
    store = store_of(server)
    return store, store.create(sheet).id


def text_of(sheet: Assessment) -> str:
    return pasted_text(inquiry(BANK, walk(BANK, sheet), SECTION))


def box(page: Page) -> Locator:
    return page.get_by_label("Their answers")


def test_a_section_goes_to_a_colleague_and_comes_back_what_is_pasted_outlives_a_reload_and_the_sheet_follows_the_answers_below(
    context: BrowserContext, page: Page, server
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.url)
    page.set_viewport_size(PHONE)
    store, key = begun(server)
    page.goto(f"{server.url}/questions?a={key}&section=configuration")
    page.get_by_text(GIVE).click()
    text = page.locator(".st-key-inquiry_text")
    text.locator("button").click()
    expect(text).to_contain_text("2. How do agents sign in")
    sent = text_of(store.load(key).assessment)
    assert page.evaluate("navigator.clipboard.readText()").split() == sent.split()
    for name, suffix in (("Download (Word)", ".docx"), ("Download (PDF, to print)", ".pdf")):
        with page.expect_download() as told:
            page.get_by_role("button", name=name).click()
        assert told.value.suggested_filename.endswith(f"questions-configuration{suffix}")

    drawn(page)  # what is typed is kept once the field's mark is there
    box(page).fill("2a")
    page.reload()
    page.get_by_text(GIVE).click()
    expect(box(page)).to_have_value("2a")
    drawn(page)
    box(page).fill("1a 2b 13?\n9: yes\n\n" + "\n".join(f"> {line}" for line in sent.splitlines()))
    reply = page.locator(".st-key-reply")
    box(page).blur()  # leaving the box shows them, too; the button is for whoever does not think of it
    expect(reply).to_contain_text("9: “yes” is not read.")
    before = store.load(key).assessment
    for screen in (PHONE, LAPTOP):
        page.set_viewport_size(screen)
        reply.scroll_into_view_if_needed()  # whoever takes it over has read it
        drawn(page)
        assert not faults(page) and not hangs_over(page)
        revision = store.load(key).revision
        page.get_by_role("button", name="Take over 3 answers").click()
        expect(reply.get_by_text("Taken over: 3 answers.")).to_be_in_viewport()
        expect(page.locator(".dc-told[role=status]")).to_contain_text("Taken over: 3 answers.")
        assert store.load(key).revision == revision + 1 and store.load(key).assessment.answers["sign_in"] == "optional"
        expect(page.locator(".st-key-q_sign_in").get_by_role("radio", name="Company sign-in or a second step is offered")).to_be_checked()
        reply.get_by_role("button", name="Undo").click()
        expect(page.get_by_role("button", name="Take over 3 answers")).to_be_visible()
        assert store.load(key).assessment == before

    expect(text).to_contain_text("2. How do agents sign in")
    drawn(page)  # until then the choices stand there twice, as before and as after Undo
    page.locator(".st-key-q_sign_in").get_by_text("E-mail address and password only").click()
    expect(text).not_to_contain_text("2. How do agents sign in")
    assert store.load(key).assessment.answers["sign_in"] == "password_only"
