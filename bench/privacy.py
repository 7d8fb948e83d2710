"""How well the PHI guard tells patient details from everything else, by two hundred labelled lines; and how long it takes.

Precision: of the lines it warned of, the share that hold patient details. Recall: of the lines that hold some, the share it warned of.
The lines of odd ids are held out: the recognizer was not tuned by them. A kind's figures ask for that very kind.
"""

from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import yaml

from questionnaire.privacy import kinds_in

LINES = Path(__file__).parent.parent / "tests" / "questionnaire" / "privacy_lines.yaml"


@dataclass(frozen=True)
class Line:
    id: int
    kinds: frozenset[str]
    """What it holds; empty for a harmless line."""
    stands_under: str
    text: str
    found: frozenset[str]
    """What the guard sees in it."""

    @property
    def held_out(self) -> bool:
        return self.id % 2 == 1

    @property
    def missed(self) -> bool:
        return bool(self.kinds) != bool(self.found)


@dataclass(frozen=True)
class Figures:
    right: int
    warned: int
    to_find: int

    @property
    def precision(self) -> float:
        return self.right / self.warned if self.warned else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.to_find if self.to_find else 1.0

    def __str__(self) -> str:
        return f"precision {self.precision:.2f} ({self.right} of {self.warned}), recall {self.recall:.2f} ({self.right} of {self.to_find})"


def read_lines() -> list[Line]:
    """All labelled lines, each as the guard sees it."""
    told = yaml.safe_load(LINES.read_text(encoding="utf-8"))
    return [
        Line(
            number,
            frozenset({kind, *told["also"].get(number, ())} if label == "phi" else ()),
            kind,
            text,
            frozenset(kinds_in(text, told["own"].get(number, ()))),
        )
        for label in ("phi", "harmless")
        for kind, lines in told[label].items()
        for number, text in lines.items()
    ]


def overall(lines: list[Line]) -> Figures:
    """Whether there was a warning at all."""
    return Figures(
        sum(bool(line.kinds and line.found) for line in lines),
        sum(bool(line.found) for line in lines),
        sum(bool(line.kinds) for line in lines),
    )


def of_kind(kind: str, lines: list[Line]) -> Figures:
    """Whether that kind was named."""
    return Figures(
        sum(kind in line.kinds & line.found for line in lines),
        sum(kind in line.found for line in lines),
        sum(kind in line.kinds for line in lines),
    )


def milliseconds(text: str, runs: int = 50) -> float:
    """The least time of one look at a text."""
    times = []
    for _ in range(runs):
        start = perf_counter()
        kinds_in(text)
        times.append((perf_counter() - start) * 1000)
    return min(times)


if __name__ == "__main__":
    lines = read_lines()
    print(f"held out: {overall([line for line in lines if line.held_out])}")
    print(f"tuned by: {overall([line for line in lines if not line.held_out])}")
    print(f"all {len(lines)}:  {overall(lines)}")
    for kind in dict.fromkeys(kind for line in lines for kind in sorted(line.kinds)):
        print(f"  {kind}: {of_kind(kind, lines)}")
    for line in lines:
        if line.missed:
            print(f"  {'missed' if line.kinds else 'warned for nothing'}: line {line.id} ({line.stands_under})")
    note = " ".join(line.text for line in lines if not line.kinds and len(line.text) < 100)[:2_000]
    print(f"a note of {len(note):,} characters: {milliseconds(note):.2f} ms")
