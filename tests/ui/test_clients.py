"""The clients page: every client is reached, found, sorted, renamed, copied, archived, deleted and put back."""

import csv
import io
import re
import sqlite3
from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest
from streamlit.delta_generator import DeltaGenerator

from questionnaire import load_bank
from questionnaire.flow.rounds import next_round
from report.paper.wording import day
from report.portfolio.standing import from_text, judged_by, standing_of, to_text
from store import TRASH_KEPT, Kind, Store, StoreTrouble
from store.checksum import seal
from store.tables import assessments
from tests.in_turn import created
from tests.report.sheets import empty
from tests.ui.conftest import plain, said, table, the_button
from ui.clients.actions import IN_ARCHIVE
from ui.clients.chosen import ARCHIVED, order
from ui.clients.compare import GONE
from ui.clients.listing import FEW
from ui.elements import words
from ui.shell import standings


@pytest.fixture
def three(store: Store, example) -> dict[str, str]:
    """Three clients, and the ids of their first rounds."""
    sheets = {
        "Acme": replace(example, client="Acme"),
        "Bell": replace(example, client="Bell", as_of=date(2026, 3, 1)).answered("org_role", "neither"),
        "Cole <b>": replace(example, client="Cole <b>", answers={}, not_applicable={}),
    }
    return created(store, sheets)


def names(app) -> list[str]:
    return [part.split("</a>")[0].split(">")[-1] for part in table(app).split("<a ")[1:]]


def test_without_clients_it_says_what_to_do(visit, store) -> None:
    app = visit("clients")
    assert "There are no clients here" in said(app) and not table(app)


def test_every_client_stands_there_with_verdict_deadline_findings_and_days(three, visit, example) -> None:
    text = table(visit("clients"))
    result = standing_of(load_bank(), example)
    left = (result.notice_by - date.today()).days
    assert load_bank().verdict(result.verdict).title in text
    assert (f"{left} days left" if left > 1 else "passed") in text and "at most" not in text
    assert f"{result.overdue(date.today())} items" in text and "9 high, 26 moderate, 4 low" in text
    assert "HIPAA does not appear to apply" in text and "Nothing answered yet" in text and "Round 1, open" in text
    assert "Cole &lt;b&gt;" in text and "<b>" not in text


def test_a_limit_counted_as_if_nobody_knew_before_is_called_the_most_that_is_left(store, visit, example) -> None:
    store.create(replace(example, as_of=date.today()).answered("discovered_on", None))
    assert "60 days left at most" in table(visit("clients"))


def test_a_limit_for_which_no_day_can_be_given_is_on_the_list_too(store, visit, example) -> None:
    """The list stayed empty where the results said that the days "end sooner, and may have passed"."""
    sheet = example.answered("baa_status", "signed").answered("baa_timing", "before_phi").answered("baa_signed_on", None)
    key = store.create(sheet).id
    assert "may have passed" in said(visit("results", key)) and "may be running" in table(visit("clients"))


def test_a_limit_by_law_that_an_answer_decides_is_on_list_client_results_and_plan_with_the_way_to_it(store, visit, example) -> None:
    sheet = example.answered("phi_reaches_support", "routinely").answered("baa_status", "signed")
    for question in ("baa_timing", "baa_signed_on"):
        sheet = sheet.answered(question, None)
    key = store.create(sheet).id
    assert "may be running" in table(visit("clients"))
    app = visit("clients", client=key)
    assert "Legal deadline: may be running" in "".join(part.proto.body for part in app.get("html"))
    for page in (app, visit("results", key), visit("plan", key)):
        assert "before the BAA was signed is not confirmed" in said(page)
        assert "question=baa_timing" in "".join(str(link.proto) for link in page.get("page_link"))
    store.clients.finish(key)
    app = visit("clients", client=key)
    assert "Answer it in a correction or in a new round." in said(app)
    assert "question=baa_timing" not in "".join(str(link.proto) for link in app.get("page_link"))


def test_clients_are_found_sorted_and_filtered(three, store, visit) -> None:
    app = visit("clients")
    assert names(app) == ["Cole &lt;b&gt;", "Bell", "Acme"], "changed last"
    app.selectbox(key="clients_sort").select("Name").run()
    assert names(app) == ["Acme", "Bell", "Cole &lt;b&gt;"]
    app.text_input(key="clients_name").set_value(" eLL").run()
    assert names(app) == ["Bell"] and "1 of 3 clients" in "".join(part.proto.body for part in app.get("html"))
    app.text_input(key="clients_name").set_value("").run()
    app.selectbox(key="clients_verdict").select("HIPAA does not appear to apply to you").run()
    assert names(app) == ["Bell"]
    app.selectbox(key="clients_verdict").select("Any verdict").run()
    app.selectbox(key="clients_show").select("Archived clients").run()
    assert names(app) == []
    store.clients.archive([three["Acme"]])
    assert names(app.run()) == ["Acme"]


def test_a_client_is_found_and_sorted_without_its_accents(store, visit, example) -> None:
    for name in ("Zenith", "\u00d6zkan", "\u00c5lborg"):
        store.create(replace(example, client=name))
    app = visit("clients")
    app.selectbox(key="clients_sort").set_value("Name").run()
    drawn = next(part.proto.body for part in app.get("html") if "dc-clients" in part.proto.body)
    assert drawn.index("\u00c5lborg") < drawn.index("\u00d6zkan") < drawn.index("Zenith")
    app.text_input(key="clients_name").set_value("ozk").run()
    drawn = next(part.proto.body for part in app.get("html") if "dc-clients" in part.proto.body)
    assert "\u00d6zkan" in drawn and "Zenith" not in drawn


@pytest.mark.parametrize("sort", order(date(2026, 11, 27)))
def test_every_order_takes_every_client(sort, three, visit) -> None:
    app = visit("clients")
    app.selectbox(key="clients_sort").select(sort).run()
    assert not app.error and len(names(app)) == 3


def test_a_long_list_is_shown_in_parts(store, visit, example) -> None:
    for number in range(FEW + 3):
        store.create(replace(example, client=f"Client {number:02}"))
    app = visit("clients")
    assert len(names(app)) == FEW
    app.button(key="clients_more").click().run()
    assert len(names(app)) == FEW + 3


def test_what_is_judged_is_kept_and_another_judge_or_revision_is_not_believed(three, store, visit, monkeypatch) -> None:
    visit("clients")
    judge, key = judged_by(load_bank()), three["Acme"]
    kept = {one.id: one.standing for one in store.recent(judged_by=judge)}
    assert set(kept) == set(three.values()) and all(kept.values()) and "Acme" not in "".join(kept.values())
    asked = []
    monkeypatch.setattr(standings, "standing_of", lambda bank, sheet: asked.append(sheet.client) or standing_of(bank, sheet))
    visit("clients")
    assert asked == []
    store.clients.keep_standings("somebody else", {(key, 1): to_text(replace(from_text(load_bank(), kept[key]), verdict="in_order"))})
    assert "Nothing above low risk" not in table(visit("clients")) and asked == ["Acme"]
    store.change(key, lambda sheet: sheet.answered("org_role", "neither"))
    assert table(visit("clients")).count("HIPAA does not appear to apply") == 2 and asked == ["Acme", "Acme"]
    store.clients.keep_standings(judge, {(key, 2): "no JSON"})
    assert table(visit("clients")).count("HIPAA does not appear to apply") == 2, "what is no standing is judged anew"


def test_long_judging_shows_how_far_it_is_and_what_cannot_be_kept_is_shown_all_the_same(three, store, visit, monkeypatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(standings, "PATIENCE", -1.0)
    monkeypatch.setattr(DeltaGenerator, "progress", lambda self, share, words: told.append(words))

    def full(*_: object) -> None:
        raise StoreTrouble(Kind.full, writing=True)

    monkeypatch.setattr(type(store.clients), "keep_standings", full)
    assert len(names(visit("clients"))) == 3 and told[0].startswith("Judging 3 assessments") and len(told) == 3


def test_a_client_is_opened_with_its_rounds(three, store, visit) -> None:
    key = three["Acme"]
    store.clients.next_round(key, lambda last: next_round(last, last.bank, date(2026, 12, 1)))
    app = visit("clients", client=key)
    links = [link.proto.label for link in app.get("page_link")]
    assert [label for label in links if "Round" in label] == ["**Round 2**, Dec 1, 2026", "**Round 1**, Nov 21, 2026"]
    assert "All clients" in links and "Open the results" in links and app.title[0].value == "Acme"


def test_a_client_that_is_not_there_is_said_so(visit, store) -> None:
    assert "There is no client with this address" in said(visit("clients", client="nobody"))


def test_new_round_finish_and_correct(three, store, visit) -> None:
    key = three["Acme"]
    app = visit("clients", client=key)
    assert "**Round 1** is still open. It stays as it is" in said(app)
    the_button(app, "new_round").click().run()
    (acme,) = [client for client in store.clients.all()[0] if client.id == key]
    assert app.query_params["a"] == acme.latest.id and acme.latest.number == 2 and acme.latest.as_of == date.today()
    app = visit("clients", client=key)
    app.button(key=f"finish_{key}").click().run()
    assert f"finish_{key}" not in [button.key for button in app.button] and store.load(key).finished_at
    app.text_input(key=f"draft_reason_{key}").set_value("Typed in wrong").run()
    app.button(key=f"correct_{key}").click().run()
    client = store.clients.of(key)
    assert [(one.number, one.correction) for one in client.rounds] == [(2, 0), (1, 1), (1, 0)]
    app = visit("clients", client=key)
    finished = day(store.load(key).finished_at.astimezone().date())
    assert (
        f"Finished {finished}" in said(app)
        and "Typed in wrong" in said(app)
        and f"correct_{key}" not in [button.key for button in app.button]
    )


def test_another_name_goes_into_open_rounds_and_not_into_a_finished_one(three, store, visit) -> None:
    key = three["Acme"]
    second = store.clients.next_round(key, lambda last: last).id
    store.clients.finish(key)
    app = visit("clients", client=key)
    app.text_input(key=f"draft_rename_{key}_Acme").set_value("Acme, Inc.").run()
    assert "Not renamed yet: press Rename." in said(app) and store.load(second).assessment.client == "Acme", "Enter alone"
    the_button(app, "rename_now").click().run()
    assert "Not renamed yet" not in said(app)
    assert not app.error and app.title[0].value == "Acme\\, Inc\\."
    assert store.load(second).assessment.client == "Acme, Inc." and store.load(key).assessment.client == "Acme"
    assert {one.client for one in store.clients.of(key).rounds} == {"Acme, Inc."}
    assert "A finished round keeps the name that stands on its papers." in said(app)
    the_button(app, "rename_now").click().run()
    assert "It has this name already." in said(app)
    app.text_input(key=f"draft_rename_{key}_Acme, Inc.").set_value("x" * 201).run()
    assert "at most 200 characters; this one has 201. Not renamed." in said(app) and "press Rename" not in said(app)


def test_another_name_given_here_is_no_news_and_what_came_from_elsewhere_is(three, store, visit) -> None:
    """The open assessment said "Changed elsewhere" of the very name that had just been typed on this page."""
    key = three["Acme"]
    app = visit("clients", key, client=key)
    store.change(key, lambda newest: newest.answered("desk", "unknown"))
    app.text_input(key=f"draft_rename_{key}_Acme").set_value("Zeta")
    the_button(app, "rename_now").click().run()
    assert store.load(key).assessment.client == "Zeta"
    news = next(part.value for part in app.markdown if "Changed elsewhere" in part.value)
    assert "Zeta" not in news and news.count("\n- ") == 1, "only the answer that was given elsewhere"


def test_a_name_that_another_client_has_is_told_before_it_is_given(three, store, visit) -> None:
    key = three["Acme"]
    for name, twin in (("Bell", True), ("BELL", True), ("Cole", False)):
        app = visit("clients", client=key)
        app.text_input(key=f"draft_rename_{key}_Acme").set_value(name).run()
        assert ("There is another client of this name." in said(app)) is twin
    app.text_input(key=f"draft_rename_{key}_Acme").set_value("bell").run()
    the_button(app, "rename_now").click().run()
    assert "There is another client of this name." in said(app), "and afterwards, too"
    store.clients.delete([three["Bell"]])
    assert not store.clients.has_other(key, "Bell"), "what lies in the trash is not there"
    assert not store.clients.has_other(key, "Acme"), "nor is the client its own twin"


@pytest.mark.parametrize("name", ["", "  "])
def test_a_client_keeps_its_name_until_another_is_typed(three, store, visit, name: str) -> None:
    """An empty field and a press made an "Unnamed organization" of it, without a word and without a way back."""
    app = visit("clients", client=three["Acme"])
    app.text_input(key=f"draft_rename_{three['Acme']}_Acme").set_value(name).run()
    the_button(app, "rename_now").click().run()
    assert "this one keeps its name" in said(app) and store.load(three["Acme"]).assessment.client == "Acme"


def test_a_duplicate_is_a_client_of_its_own(three, store, visit) -> None:
    app = visit("clients", client=three["Acme"])
    the_button(app, "duplicate").click().run()
    (made,) = app.query_params["client"] if isinstance(app.query_params["client"], list) else [app.query_params["client"]]
    assert made not in three.values() and store.load(made).assessment.client == "Acme (copy)" and store.load(made).client_id == made


def test_archive_and_back(three, store, visit) -> None:
    app = visit("clients", client=three["Acme"])
    the_button(app, "archive").click().run()
    assert store.clients.of(three["Acme"]).latest.is_archived and the_button(app, "archive").label == "Take out of the archive"
    assert IN_ARCHIVE in [caption.value for caption in app.caption] and ARCHIVED in IN_ARCHIVE
    looking = visit("clients")
    looking.text_input(key="clients_name").set_value("acme").run()
    assert f"Of that name: 1 under {ARCHIVED}." in said(looking), "an empty page said nothing of where it is"
    looking.text_input(key="clients_name").set_value("nobody").run()
    assert "Of that name" not in said(looking)
    the_button(app, "archive").click().run()
    assert not store.clients.of(three["Acme"]).latest.is_archived and IN_ARCHIVE not in said(app)


def test_a_client_is_deleted_after_one_question_put_back_and_deleted_for_good(three, store, visit) -> None:
    key = three["Acme"]
    second = store.clients.next_round(key, lambda last: last).id
    app = visit("clients", second, client=key)
    assert "Delete **Acme** with both its rounds?" in said(app)
    app.button(key=f"delete_{key}").click().run()
    assert store.clients.of(key) is None and "a" not in app.query_params and "Acme" not in names(app)
    assert "**Acme** is in the trash" in app.success[0].value and not app.run().success, "said once"
    app = visit("clients")
    app.session_state["trash"] = True
    assert re.search(r"2 rounds, the latest of \w+ \d+, \d{4}, deleted", plain(app.run()))
    app.button(key=f"back_{key}").click().run()
    assert len(store.clients.of(key).rounds) == 2 and app.success[0].value == "**Acme** is on the list again."
    store.clients.archive([key, second])
    store.clients.delete([key, second])
    app.run()
    app.button(key=f"back_{key}").click().run()
    assert app.success[0].value == "**Acme** is on the list again, under “Archived clients”."
    store.clients.delete([key, second])
    app.run()
    app.button(key=f"remove_{key}").click().run()
    assert store.clients.all(deleted=True) == ([], []) and "The trash is empty" in said(app)


def lain(store: Store, key: str, days: int) -> date:
    """Makes it so that this round has lain in the trash for so many days; the day on which it was put there."""
    with store._database.connection(writes=True) as connection:
        row = connection.execute(assessments.select().where(assessments.c.id == key)).one()
        at = row.deleted_at - timedelta(days=days)
        connection.execute(assessments.update().where(assessments.c.id == key).values(deleted_at=at))
        seal(connection, assessments, assessments.c.id == key)
    return at.replace(tzinfo=UTC).astimezone().date()


def test_a_round_finished_elsewhere_keeps_its_name_and_the_others_are_renamed(three, store, visit) -> None:
    key = three["Acme"]
    second = store.clients.next_round(key, lambda last: last).id
    app = visit("clients", client=key)
    app.text_input(key=f"draft_rename_{key}_Acme").set_value("Acme, Inc.").run()
    store.clients.finish(key)
    the_button(app, "rename_now").click().run()
    assert not app.error and store.load(second).assessment.client == "Acme, Inc." and store.load(key).assessment.client == "Acme"
    assert {one.client for one in store.clients.of(key).rounds} == {"Acme, Inc."}


def test_what_has_lain_in_the_trash_for_thirty_days_is_gone_when_the_page_opens(three, store, visit) -> None:
    store.clients.delete([three["Acme"], three["Bell"]])
    lain(store, three["Acme"], days=31)
    visit("clients")
    assert [client.id for client in store.clients.all(deleted=True)[0]] == [three["Bell"]]


def test_a_client_in_the_trash_is_said_to_be_kept_until_the_first_of_its_rounds_goes(three, store, visit, example) -> None:
    """The last of them was named: by then the trash had taken the others for good."""
    second = store.clients.next_round(three["Acme"], lambda last: last).id
    store.clients.delete([three["Acme"], second, three["Bell"]])
    first = lain(store, three["Acme"], days=20)
    app = visit("clients")
    app.session_state["trash"] = True
    text, today = said(app.run()).replace("\\", ""), first + timedelta(days=20)
    two = f"2 rounds, the latest of {day(example.as_of)}, the first of them deleted {day(first)}, kept until {day(first + TRASH_KEPT)}"
    assert two in text
    assert f"1 round of Mar 1, 2026, deleted {day(today)}, kept until {day(today + TRASH_KEPT)}" in text


def test_the_portfolio_has_pictures_their_tables_and_an_export_without_names(three, store, visit) -> None:
    app = visit("clients")
    app.session_state["portfolio"] = True
    app.run()
    assert not app.error and len(app.get("plotly_chart")) == 2
    text = said(app)
    assert "## Clients by section" in text and "## Commonest findings" in text and "| Acme | Low | Moderate | High |" in text
    for kind in ("csv", "xlsx"):
        app.button(key=f"download_anonymous_{kind}").click().run()
        assert not app.error


def test_the_portfolio_says_whom_it_leaves_out(store, visit, example) -> None:
    store.create(replace(example, client="Acme"))
    app = visit("clients")
    app.session_state["portfolio"] = True
    assert "Left out" not in said(app.run())
    store.create(empty("New"))
    text = said(app.run())
    assert "Left out: 1 client without an answer that can be judged." in text and "The one client with answers has" in text


def test_two_rounds_are_compared_with_the_time_that_each_finding_took(store, visit, example) -> None:
    first = store.create(replace(example, client="Acme", as_of=date(2026, 1, 10))).id
    second = store.clients.next_round(first, lambda last: next_round(last, last.bank, date(2026, 3, 10)))
    third = store.clients.next_round(first, lambda last: replace(last, as_of=date(2026, 6, 10)).answered("backup", "confirmed"))
    app = visit("clients", client=first)
    app.session_state["compare_rounds"] = True
    text = said(app.run()).replace("\\", "")
    assert not app.error and "### Findings that are gone" in text and "Within 151 days" in text and "The two are 92 days apart." in text
    app.button(key="download_compared_pdf").click().run()
    assert not app.error
    app.selectbox(key=f"then_{first}_3").select(third.id).run()
    app.selectbox(key=f"now_{first}_3").select(second.id).run()
    assert "comes after the earlier one" in said(app)


def test_a_round_and_its_correction_are_told_apart_with_the_reason(store, visit, example) -> None:
    """Both columns said the same day, and nothing named the correction."""
    first = store.create(replace(example, client="Acme", as_of=date(2026, 1, 10))).id
    store.clients.finish(first)
    store.clients.correct(first, "Wrong day of first details")
    app = visit("clients", client=first)
    app.session_state["compare_rounds"] = True
    text = said(app.run()).replace("\\", "")
    assert "Reason for the correction: Wrong day of first details" in text and not app.error
    assert "Round 1 (Jan 10, 2026)" in text and "Round 1, correction 1 (Jan 10, 2026)" in text


def test_two_rounds_of_which_one_is_gone_meanwhile_are_said_to_be_so_and_not_passed_over(store, visit, example, monkeypatch) -> None:
    first = store.create(example).id
    store.clients.next_round(first, lambda last: next_round(last, last.bank, date(2027, 3, 10)))
    app = visit("clients", client=first)
    app.session_state["compare_rounds"] = True
    load = store.load
    monkeypatch.setattr(store, "load", lambda key: None if key == first else load(key))
    assert [warning.value for warning in app.run().warning] == [GONE]


def test_a_damaged_round_stands_on_its_clients_page_and_goes_into_the_trash_with_the_others(three, store, visit, tmp_path) -> None:
    first = three["Acme"]
    second, third = (store.clients.next_round(first, lambda last: last).id for _ in range(2))
    with sqlite3.connect(tmp_path / "deskcheck.sqlite3") as connection:
        connection.execute("UPDATE assessments SET as_of = 'no day' WHERE id = ?", (second,))
        connection.execute("UPDATE assessments SET document = '{}' WHERE id = ?", (first,))
    app = visit("clients", client=first)
    assert f"**Acme** :small[{words.DAMAGED}]" in said(app), "of which not even the day can be read"
    assert "damaged" in "".join(part.proto.body for part in app.get("html")), "of which the answers cannot be read"
    assert "Delete **Acme** with all its 3 rounds?" in said(app)
    app.button(key=f"delete_{first}").click().run()
    assert not app.exception and [store.load(key) for key in (first, second, third)] == [None] * 3


def test_the_export_holds_no_name_id_or_day(three, store, example) -> None:
    from report.portfolio import anonymous

    bank = load_bank()
    clients = [(key, standing_of(bank, store.load(key).assessment)) for key in three.values()]
    made = anonymous.csv(bank, clients)
    assert made == anonymous.csv(bank, clients[::-1]) and anonymous.workbook(bank, clients) == anonymous.workbook(bank, clients[::-1])
    rows = list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"))))
    assert [row["Client"] for row in rows] == ["Client 1", "Client 2", "Client 3"]
    for typed in ("Acme", "Bell", "Cole", "2026", "2027", *three.values()):
        assert typed not in made.decode()
