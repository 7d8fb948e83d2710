"""What every database engine has to keep beside the assessments: brand, handovers, frozen versions."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from questionnaire import Assessment
from store import NoSuchAssessment, Store, Version

TEXT = '{"letter": "Žluťoučký \'kůň\'; DROP TABLE finals; -- 漢字 🩺\\n\\ttab %s :x"}\n'
HASH = "0" * 63 + "f"


def numbered(number: int) -> Version:
    """Texts that bear the number they were given."""
    return Version("{}", f"{number} {TEXT}", HASH)


def test_nothing_is_there_before_it_is_saved(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    assert (store.papers.brand(), store.papers.handover(key), store.papers.finals(key)) == ("", "", ())


def test_the_brand_is_kept_for_the_whole_data_folder(store: Store, url: str) -> None:
    store.papers.save_brand("first")
    store.papers.save_brand(TEXT)
    assert Store(url).papers.brand() == TEXT
    store.papers.save_brand("")
    assert store.papers.brand() == ""


def test_a_handover_is_kept_for_its_assessment(store: Store, url: str, sheet: Assessment) -> None:
    one, other = store.create(sheet), store.create(sheet)
    store.papers.save_handover(one.id, "first")
    store.papers.save_handover(one.id, TEXT)
    store.papers.save_handover(other.id, "another")
    assert (Store(url).papers.handover(one.id), store.papers.handover(other.id)) == (TEXT, "another")
    assert store.load(one.id) == one, "the assessment itself has not changed"


@pytest.mark.parametrize("key", ["", "nobody", "'; --", "x" * 5000])
def test_an_unknown_id_has_nothing_and_takes_nothing(store: Store, key: str) -> None:
    assert (store.papers.handover(key), store.papers.finals(key)) == ("", ())
    with pytest.raises(NoSuchAssessment):
        store.papers.save_handover(key, TEXT)
    with pytest.raises(NoSuchAssessment):
        store.papers.freeze(key, numbered)


def test_a_large_handover_is_kept_whole(store: Store, sheet: Assessment) -> None:
    key, text = store.create(sheet).id, "ž" * 2_000_000
    store.papers.save_handover(key, text)
    assert store.papers.handover(key) == text


def test_frozen_versions_are_numbered_from_one_for_each_assessment(store: Store, url: str, sheet: Assessment) -> None:
    one, other = store.create(sheet).id, store.create(sheet).id
    first = store.papers.freeze(one, numbered)
    elsewhere = store.papers.freeze(other, numbered)
    second = store.papers.freeze(one, numbered)
    assert (first.number, second.number, elsewhere.number) == (1, 2, 1)
    assert Store(url).papers.finals(one) == (first, second)
    assert (first.assessment, first.handover, first.sha256) == ("{}", f"1 {TEXT}", HASH)
    assert first.made_at.tzinfo is UTC and abs(datetime.now(UTC) - first.made_at) < timedelta(minutes=1)


def test_a_frozen_version_stays_whatever_comes_after(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    frozen = store.papers.freeze(key, numbered)
    store.papers.save_handover(key, "another")
    store.papers.save_brand("another")
    store.change(key, lambda newest: newest.noted("desk", "another"))
    store.papers.freeze(key, lambda _: Version("another", "another", HASH))
    assert store.papers.finals(key)[0] == frozen


def test_threads_that_freeze_at_once_write_the_number_that_they_get(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    threads = [threading.Thread(target=store.papers.freeze, args=(key, numbered)) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [(final.number, final.handover) for final in store.papers.finals(key)] == [(n, f"{n} {TEXT}") for n in range(1, 31)]


def test_a_version_that_cannot_be_written_takes_no_number(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    with pytest.raises(ZeroDivisionError):
        store.papers.freeze(key, lambda number: Version(str(1 // 0), "", HASH))
    assert store.papers.finals(key) == () and store.papers.freeze(key, numbered).number == 1


def test_what_belongs_to_an_assessment_goes_with_it(store: Store, sheet: Assessment) -> None:
    gone, kept = store.create(sheet).id, store.create(sheet).id
    store.papers.save_brand("brand")
    for key in (gone, kept):
        store.papers.save_handover(key, TEXT)
        store.papers.freeze(key, numbered)
    store.delete(gone)
    assert (store.papers.handover(gone), store.papers.finals(gone)) == ("", ())
    assert (store.papers.handover(kept), len(store.papers.finals(kept)), store.papers.brand()) == (TEXT, 1, "brand")
