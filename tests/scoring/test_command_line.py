"""`python -m scoring` as other programs call it (contract, section 6): in a process of its own, or in this one."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from questionnaire.file import MAX_BYTES, write
from scoring import assess
from scoring.__main__ import main
from scoring.result_json import to_data
from tests.command import Done, environment, run_main
from tests.scoring.sheets import BANK, base
from tests.scoring.test_result import check_keys

ROOT = Path(__file__).parent.parent.parent
GOOD = write(base("hurried_startup"))
CAREFUL = write(base("careful_firm"))


def one_line(text: str) -> str:
    return json.dumps(json.loads(text))


def judge(*arguments: str, given: bytes = b"") -> Done:
    return run_main(main, *arguments, data=given)


def judge_apart(*arguments: str, given: bytes = b"", measured: bool = False, **settings: str) -> Done:
    return subprocess.run(
        [sys.executable, "-m", "scoring", *arguments],
        input=given,
        capture_output=True,
        cwd=ROOT,
        env=environment(measured, **settings),
        check=False,
        timeout=60,
    )


def test_a_file_is_judged_and_printed_as_json(tmp_path: Path) -> None:
    file = tmp_path / "acme.json"
    file.write_text(GOOD, encoding="utf-8")
    done = judge_apart(str(file), measured=True)
    assert (done.returncode, done.stderr) == (0, b"")
    found = json.loads(done.stdout)
    check_keys(found)
    assert found == json.loads(json.dumps(to_data(assess(BANK, base("hurried_startup")))))


def test_standard_input_gives_the_same_bytes_as_the_file_on_every_run_in_any_place_and_time_zone(tmp_path: Path) -> None:
    file = tmp_path / "acme.json"
    file.write_text(GOOD, encoding="utf-8")
    here = judge_apart(str(file))
    elsewhere = judge_apart("-", given=GOOD.encode(), TZ="Pacific/Kiritimati", PYTHONHASHSEED="7", LC_ALL="C", LANG="C")
    far = judge_apart("-", given=GOOD.encode(), TZ="America/Anchorage", PYTHONHASHSEED="99", PYTHONIOENCODING="ascii")
    assert here.stdout and here.stdout == elsewhere.stdout == far.stdout
    assert b"\\u2026" not in here.stdout, "text is written as it is, in UTF-8"


def test_control_characters_do_no_harm_and_half_an_emoji_is_refused_in_words() -> None:
    odd = json.dumps(
        json.loads(CAREFUL) | {"client": "bell \x07 null \x00 \x85 \u2028 \ufffe \U0001f600", "notes": {"desk": "\x0b\x1b[31m"}}
    )
    half = json.dumps(json.loads(CAREFUL) | {"client": "\ud83d"})
    done = judge("--lines", "-", given=f"{odd}\n{half}\n".encode())
    first, second = map(json.loads, done.stdout.splitlines())
    assert (done.returncode, done.stderr) == (2, b"")
    assert first == json.loads(judge("-", given=CAREFUL.encode()).stdout)
    assert second == {"faults": ["client: holds half a character (a lone surrogate), which no text can carry; retype it"]}
    alone = judge("-", given=half.encode())
    assert (alone.returncode, alone.stdout) == (2, b"") and alone.stderr.decode().splitlines() == second["faults"]


BAD = json.dumps({"format": 1, "as_of": "2026-02-30", "answers": {"sign_in": "maybe", "no_such": 1}})


def test_a_refused_file_gives_one_line_a_fault_and_nothing_on_standard_output() -> None:
    done = judge_apart("-", given=BAD.encode())
    assert (done.returncode, done.stdout) == (2, b"")
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 3 and all(": " in line for line in lines)
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("given", [b"", b"\xff\xfe", b"[" * 100_000, b"null", b"{}"], ids=["nothing", "no UTF-8", "deep", "null", "empty"])
def test_what_is_no_assessment_is_refused_without_a_traceback(given: bytes) -> None:
    done = judge("-", given=given)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.strip() and b"Traceback" not in done.stderr


def test_a_file_that_is_not_there_is_one_line_on_standard_error(tmp_path: Path) -> None:
    for missing in (tmp_path / "no such\nfile.json", tmp_path):
        done = judge(str(missing))
        assert (done.returncode, done.stdout) == (2, b"")
        assert len(done.stderr.splitlines()) == 1 and b"cannot be read" in done.stderr
    assert judge("Ärzte.json").stderr.decode().startswith("Ärzte.json: cannot be read: ")


def test_lines_are_judged_one_by_one_in_order_and_refused_ones_do_not_stop_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text("\n".join([one_line(GOOD), BAD, "{", one_line(CAREFUL)]) + "\n", encoding="utf-8")
    done = judge_apart("--lines", str(file))
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr, len(found)) == (2, b"", 4)
    assert [f.get("verdict") for f in found] == ["stop", None, None, "in_order"]
    assert list(found[1]) == ["faults"] and len(found[1]["faults"]) == 3
    assert list(found[2]) == ["faults"] and len(found[2]["faults"]) == 1
    check_keys(found[0])
    assert judge("--lines", "-", given=file.read_bytes()).stdout == done.stdout


def test_a_line_is_judged_as_the_file_that_holds_it_and_its_end_is_no_part_of_it() -> None:
    whole, over = (one_line(CAREFUL).ljust(length).encode() for length in (MAX_BYTES, MAX_BYTES + 1))
    lines = (whole, over, b"", b"   ", b"{", one_line(GOOD).encode())
    for end in (b"\n", b"\r\n"):
        found = [json.loads(line) for line in judge("--lines", "-", given=end.join(lines)).stdout.splitlines()]
        alone = [judge("-", given=line) for line in lines]
        assert found == [json.loads(one.stdout or json.dumps({"faults": one.stderr.decode().splitlines()})) for one in alone]
        assert [one.get("verdict") for one in found] == ["in_order", None, None, None, None, "stop"]
        assert found[2]["faults"][0].startswith("file: is not JSON (line 1, column 1: Expecting value); ")


def test_lines_that_are_all_good_end_well() -> None:
    done = judge("--lines", "-", given=(one_line(GOOD) + "\n" + one_line(CAREFUL)).encode())
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 2)


def test_no_line_gives_no_result() -> None:
    done = judge("--lines", "-", given=b"")
    assert (done.returncode, done.stdout) == (0, b"")


def test_a_line_separator_inside_a_text_does_not_split_the_line() -> None:
    sheet = json.loads(one_line(CAREFUL)) | {"client": "Acme\u2028Tele\u0085health"}
    done = judge("--lines", "-", given=json.dumps(sheet, ensure_ascii=False).encode())
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 1)


def test_called_wrongly_it_says_how_to_call_it() -> None:
    done = judge()
    assert done.returncode == 2 and b"usage: python -m scoring" in done.stderr and done.stdout == b""


def test_called_from_a_program_it_says_by_its_status_how_it_went(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    file = tmp_path / "acme.json"
    file.write_text(GOOD, encoding="utf-8")
    assert main([str(file)]) == 0
    assert json.loads(capfdbinary.readouterr().out)["verdict"] == "stop"
    file.write_text(BAD, encoding="utf-8")
    assert main([str(file)]) == 2
    assert capfdbinary.readouterr().out == b""
