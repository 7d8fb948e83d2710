"""The one file in a real browser: it alone holds everything in use, a backup of it opens, and what is deleted is gone."""

import shutil
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page, expect

from store import Store
from tests.e2e.rest import drawn
from tests.e2e.stored import EXAMPLE


def at(file: Path) -> Store:
    return Store(f"sqlite:///{file.as_posix()}")


def beside(folder: Path) -> set[str]:
    """All that lies in the data folder, without the daily backups."""
    return {path.name for path in folder.iterdir()} - {"backups"}


def test_in_use_the_file_is_whole_a_backup_opens_and_a_hasty_double_click_deletes_nothing(page: Page, server, tmp_path: Path) -> None:
    sheet = EXAMPLE
    file = server.data / "deskcheck.sqlite3"
    kept, gone = (at(file).create(replace(sheet, client=client)) for client in ("Acme Kept", "Quillfeather Gone"))
    page.goto(server.url)
    expect(page.get_by_role("link", name="Quillfeather Gone")).to_be_visible()

    assert beside(server.data) == {file.name}
    shutil.copy(file, tmp_path / "copy")
    with page.expect_download(timeout=30_000) as download:
        page.get_by_role("button", name="Save a backup").click()
    download.value.save_as(tmp_path / "backup")
    for copy in (tmp_path / "copy", tmp_path / "backup"):
        assert (at(copy).load(kept.id), at(copy).load(gone.id)) == (kept, gone)

    line = page.locator(f".st-key-recent_{gone.id}")
    line.get_by_role("button", name="Delete").dblclick(delay=40)
    drawn(page)
    assert at(file).load(gone.id) == gone
    if not page.get_by_role("button", name="Move to the trash").is_visible():
        line.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Move to the trash").click()
    expect(page.get_by_role("link", name="Quillfeather Gone")).to_have_count(0)
    expect(page.get_by_role("link", name="Acme Kept")).to_be_visible()
    page.get_by_role("link", name="All clients").click()
    page.get_by_text("Trash", exact=True).click()
    page.get_by_role("button", name="Delete for good").click()
    page.locator("[class*='st-key-remove_'] button").click()  # what opens it is called the same
    expect(page.get_by_text("The trash is empty.")).to_be_visible()
    assert b"Quillfeather" not in file.read_bytes() and beside(server.data) == {file.name}
