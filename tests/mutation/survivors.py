"""What mutmut found, as docs/mutation.md shows it: how many mutants of each module were noticed, and each that was not, in one line.

Run where mutmut ran, with the path of docs/mutation.md. Ends with 1 while a mutant survives that the document does not explain.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code
from mutmut.utils.format_utils import orig_function_and_class_names_from_key

NOTICED = ("killed", "timeout", "caught by type check")
COLUMNS = (*NOTICED, "harmless", "unexplained")
AROUND = 24
"""Letters shown on either side of what was changed."""


def main(document: str) -> int:
    counts: dict[str, Counter[str]] = {}
    unexplained = []
    for path in sorted(Path("mutants/scoring").rglob("*.py.meta")):
        data = SourceFileMutationData(path=path.relative_to("mutants").with_suffix(""))
        data.load()
        count = counts.setdefault(str(data.path), Counter())
        for name, code in data.exit_code_by_key.items():
            status = status_by_exit_code[code]
            line = "" if status in (*NOTICED, "not checked") else in_one_line(name, data.path)
            column = status if not line else "harmless" if line in document else "unexplained"
            count[column] += 1
            unexplained += [f"{status}: {line}"] if column == "unexplained" else []
    sys.stdout.write("\n".join([*table(counts), "", *unexplained, ""]))
    return 1 if unexplained else 0


def table(counts: Mapping[str, Counter[str]]) -> Iterator[str]:
    yield "| module | mutants | a test fails | a test does not end | the types do not fit | harmless | unexplained |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    whole = Counter({column: sum(count[column] for count in counts.values()) for column in COLUMNS})
    for module, count in [*counts.items(), ("together", whole)]:
        row = [count[column] for column in COLUMNS]
        if any(row):
            yield f"| {module} | {' | '.join(map(str, (sum(row), *row)))} |"


def in_one_line(name: str, path: Path | str) -> str:
    """The function, and what was changed in it with a little of what stands around."""
    lines = get_diff_for_mutant(name, path=path).splitlines()[2:]
    old, new = (" ".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+")
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    before, after = max(start - AROUND, 0), max(end - AROUND, 0)
    function, owner = orig_function_and_class_names_from_key(name)
    where = f"{owner}.{function}" if owner else function
    return f"`{where.removesuffix('_bare')}`: `{old[before : len(old) - after]}` → `{new[before : len(new) - after]}`"


def _alike(one: str, other: str) -> int:
    """How many letters both begin with."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).read_text(encoding="utf-8")))
