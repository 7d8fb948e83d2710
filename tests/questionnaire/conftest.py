import shutil
from pathlib import Path

import pytest

from questionnaire import Bank, load_bank
from questionnaire.loader import FOLDER


@pytest.fixture(scope="session")
def bank() -> Bank:
    return load_bank()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real bank to plant faults in."""
    return Path(shutil.copytree(FOLDER, tmp_path / "bank"))
