"""What the repository promises as a whole."""

import re
import subprocess
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = {".py", ".md", ".yaml", ".yml", ".toml", ".txt", ".json", ".sh", ".svg", ""}


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("this copy is no git repository")
    return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def make_targets() -> list[str]:
    return re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), flags=re.MULTILINE)


def test_make_lists_every_target() -> None:
    listed = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {"run", "test", "test-fast", "check", "format", "bench", "clean"} <= set(make_targets())
    assert [line.split()[1] for line in listed.splitlines()] == make_targets()


@pytest.mark.parametrize("target", make_targets())
def test_every_target_is_in_the_readme(target: str) -> None:
    if target != "help":
        assert f"make {target}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_no_file_names_the_machine_it_was_written_on() -> None:
    # Put together here, so that this file does not name them either.
    forbidden = re.compile(
        "|".join(["/" + "work/", "/" + r"root\b", "/" + "home/[a-z]", "/" + "tmp/v/", "/" + r"Users/[a-z]", r"C:\\" + "Users"])
    )
    found = []
    for path in tracked():
        if path.suffix in TEXT and path != Path(__file__):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if forbidden.search(line):
                    found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("document", ["README.md", *sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/**/*.md"))])
def test_every_file_that_a_document_names_is_there(document: str) -> None:
    """What a block of code adds for a try is left out; VERSION and N stand for any."""
    text = re.sub(r"```.*?```", "", (ROOT / document).read_text(encoding="utf-8"), flags=re.DOTALL)
    files = [path.relative_to(ROOT).as_posix() for path in tracked()]
    rooms = "|".join(sorted({file.split("/")[0] for file in files if "/" in file}))
    named = re.findall(rf"`((?:{rooms})/[^`\s]*|[\w/*]+\.(?:py|yaml))`", text)
    patterns = {name: re.sub(r"VERSION|N(?=\.)", "*", name.rstrip("/")) for name in named}
    missing = [name for name, one in patterns.items() if not any(fnmatch(f"/{file}/", f"*/{one}/*") for file in files)]
    missing += [link for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", text) if not (ROOT / document).parent.joinpath(link).exists()]
    assert not missing


def test_no_field_drops_in_silence_what_is_longer_than_it_takes() -> None:
    """A browser keeps a paste over `max_chars` out without a word: a password was dropped so, and the PDF came out open."""
    drops = [str(path) for folder in ("ui", "pages") for path in (ROOT / folder).rglob("*.py") if "max_chars=" in path.read_text("utf-8")]
    assert drops == []


def test_licences_travel_with_what_they_cover() -> None:
    licence = (ROOT / "LICENSE").read_text()
    assert "Apache License" in licence and "END OF TERMS AND CONDITIONS" in licence
    fonts = [path for path in tracked() if path.suffix in {".woff2", ".ttf", ".otf"}]
    assert fonts
    for font in fonts:
        texts = [path.read_text(encoding="utf-8") for path in font.parent.iterdir() if path.suffix in {".txt", ".md"}]
        assert any("SIL Open Font License" in text or "SIL OPEN FONT LICENSE" in text for text in texts), (
            f"{font} stands without its licence"
        )


def test_everything_to_install_is_pinned() -> None:
    exact = re.compile(r"[A-Za-z0-9_.-]+(\[[a-z,]+\])?==[0-9][0-9.]*(post[0-9]+)?")
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text().splitlines():
            assert line.startswith(("#", "-r ")) or exact.fullmatch(line), f"{name}: {line}"


def test_what_one_reads_to_understand_the_judgment_stays_under_700_lines() -> None:
    """docs/architecture.md says that it takes an hour; it had grown to 764."""
    read = ("risk", "judge", "conditions", "verdict", "plan", "result", "assess")
    assert sum(len((ROOT / "scoring" / f"{name}.py").read_text().splitlines()) for name in read) < 700
