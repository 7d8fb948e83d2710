"""The scripts of the browser are one module: a name that two of them declare stops all of them, and no page says why."""

import re
from collections import Counter
from pathlib import Path

from ui.shell import browser

DECLARED = re.compile(r"^(?:export )?(?:default )?(?:async )?(?:const|let|class|function\*?) (\w+)", re.MULTILINE)


def test_no_two_of_them_declare_the_same_name() -> None:
    folder = Path(browser.__file__).parent
    found = Counter(name for script in folder.glob("*.js") for name in DECLARED.findall(script.read_text(encoding="utf-8")))
    assert len(found) > 100 and [name for name, times in found.items() if times > 1] == []
