"""What every database engine has to keep beside the assessments: brand and frozen versions."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from questionnaire import Assessment
from store import NoSuchAssessment, Store

TEXT = '{"letter": "Žluťoučký \'kůň\'; DROP TABLE finals; -- 漢字 🩺\\n\\ttab %s :x"}\n'
HASH = "0" * 63 + "f"


def test_nothing_is_there_before_it_is_saved(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    assert (store.papers.brand(), store.papers.finals(key)) == ("", ())


def test_the_brand_is_kept_for_the_whole_data_folder(store: Store, url: str) -> None:
    store.papers.save_brand("first")
    store.papers.save_brand(TEXT)
    assert Store(url).papers.brand() == TEXT
    store.papers.save_brand("")
    assert store.papers.brand() == ""


@pytest.mark.parametrize("key", ["", "nobody", "'; --", "x" * 5000])
def test_an_unknown_id_has_nothing_and_takes_nothing(store: Store, key: str) -> None:
    assert store.papers.finals(key) == ()
    with pytest.raises(NoSuchAssessment):
        store.papers.freeze(key, "{}", TEXT, HASH)


def test_frozen_versions_are_numbered_from_one_for_each_assessment(store: Store, url: str, sheet: Assessment) -> None:
    one, other = store.create(sheet).id, store.create(sheet).id
    first = store.papers.freeze(one, "{}", TEXT, HASH)
    elsewhere = store.papers.freeze(other, "{}", "", HASH)
    second = store.papers.freeze(one, "{}", TEXT, HASH)
    assert (first.number, second.number, elsewhere.number) == (1, 2, 1)
    assert Store(url).papers.finals(one) == (first, second)
    assert (first.assessment, first.handover, first.sha256) == ("{}", TEXT, HASH)
    assert first.made_at.tzinfo is UTC and abs(datetime.now(UTC) - first.made_at) < timedelta(minutes=1)


def test_a_frozen_version_stays_whatever_comes_after(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    frozen = store.papers.freeze(key, "{}", TEXT, HASH)
    store.papers.save_brand("another")
    store.change(key, lambda newest: newest.noted("desk", "another"))
    store.papers.freeze(key, "another", "another", HASH)
    assert store.papers.finals(key)[0] == frozen


def test_threads_that_freeze_at_once_get_numbers_of_their_own(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    numbers: list[int] = []
    threads = [threading.Thread(target=lambda: numbers.append(store.papers.freeze(key, "{}", "", HASH).number)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == [final.number for final in store.papers.finals(key)] == [1, 2, 3, 4, 5, 6]


def test_what_belongs_to_an_assessment_goes_with_it(store: Store, sheet: Assessment) -> None:
    gone, kept = store.create(sheet).id, store.create(sheet).id
    store.papers.save_brand("brand")
    for key in (gone, kept):
        store.papers.freeze(key, "{}", TEXT, HASH)
    store.delete(gone)
    assert store.papers.finals(gone) == ()
    assert (len(store.papers.finals(kept)), store.papers.brand()) == (1, "brand")
