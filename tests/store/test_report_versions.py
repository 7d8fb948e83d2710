"""What every database engine has to keep beside the assessments: brand and frozen versions."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from questionnaire import Assessment
from store import NoSuchAssessment, Store, Version
from tests.store.removal import remove

TEXT = '{"letter": "Žluťoučký \'kůň\'; DROP TABLE finals; -- 漢字 🩺\\n\\ttab %s :x"}\n'
HASH = "0" * 63 + "f"


def numbered(number: int) -> Version:
    """Texts that bear the number they were given."""
    return Version("{}", f"{number} {TEXT}", HASH)


def test_nothing_is_there_before_it_is_saved(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    assert (store.report_versions.brand(), store.report_versions.finals(key)) == ("", ())


def test_the_brand_is_kept_for_the_whole_data_folder(store: Store, url: str) -> None:
    store.report_versions.change_brand(lambda _: "first")
    store.report_versions.change_brand(lambda _: TEXT)
    assert Store(url).report_versions.brand() == TEXT
    store.report_versions.change_brand(lambda _: "")
    assert store.report_versions.brand() == ""


@pytest.mark.parametrize("key", ["", "nobody", "'; --", "x" * 5000])
def test_an_unknown_id_has_nothing_and_takes_nothing(store: Store, key: str) -> None:
    assert store.report_versions.finals(key) == ()
    with pytest.raises(NoSuchAssessment):
        store.report_versions.freeze(key, numbered)


def test_frozen_versions_are_numbered_from_one_for_each_assessment(store: Store, url: str, sheet: Assessment) -> None:
    one, other = store.create(sheet).id, store.create(sheet).id
    first = store.report_versions.freeze(one, numbered)
    elsewhere = store.report_versions.freeze(other, numbered)
    second = store.report_versions.freeze(one, numbered)
    assert (first.number, second.number, elsewhere.number) == (1, 2, 1)
    assert Store(url).report_versions.finals(one) == (first, second)
    assert (first.assessment, first.handover, first.sha256) == ("{}", f"1 {TEXT}", HASH)
    assert first.made_at.tzinfo is UTC and abs(datetime.now(UTC) - first.made_at) < timedelta(minutes=1)


def test_a_frozen_version_stays_whatever_comes_after(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    frozen = store.report_versions.freeze(key, numbered)
    store.report_versions.change_brand(lambda _: "another")
    store.change(key, lambda newest: newest.noted("desk", "another"))
    store.report_versions.freeze(key, lambda _: Version("another", "another", HASH))
    assert store.report_versions.finals(key)[0] == frozen


def test_threads_that_freeze_at_once_write_the_number_that_they_get(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    threads = [threading.Thread(target=store.report_versions.freeze, args=(key, numbered)) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [(final.number, final.handover) for final in store.report_versions.finals(key)] == [(n, f"{n} {TEXT}") for n in range(1, 31)]


def test_a_version_that_cannot_be_written_takes_no_number(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    with pytest.raises(ZeroDivisionError):
        store.report_versions.freeze(key, lambda number: Version(str(1 // 0), "", HASH))
    assert store.report_versions.finals(key) == () and store.report_versions.freeze(key, numbered).number == 1


def test_what_belongs_to_an_assessment_goes_with_it(store: Store, sheet: Assessment) -> None:
    gone, kept = store.create(sheet).id, store.create(sheet).id
    store.report_versions.change_brand(lambda _: "brand")
    for key in (gone, kept):
        store.report_versions.freeze(key, numbered)
    remove(store, gone)
    assert store.report_versions.finals(gone) == ()
    assert (len(store.report_versions.finals(kept)), store.report_versions.brand()) == (1, "brand")
