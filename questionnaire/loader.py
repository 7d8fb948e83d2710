"""Reads the bank's files. A bad bank is refused whole, with every fault's file, line and way out."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from questionnaire.check import faults_of
from questionnaire.desk_entries import filled_in
from questionnaire.question_bank import Bank
from questionnaire.shapes.bank import BankFile, Contradiction
from questionnaire.shapes.desks import Desk
from questionnaire.shapes.letters import Letters
from questionnaire.shapes.question import Frozen, Id
from questionnaire.shapes.section import Section
from questionnaire.shapes.sources import Source, Statement
from questionnaire.shapes.strategies import Proposals, Strategy
from questionnaire.shapes.versions import BankVersion, OldNames
from questionnaire.yaml_file import Fault, YamlFile, read_yaml

DESKS = "desks.yaml"
FOLDER = Path(__file__).parent / "bank"


class BankRefused(Exception):
    """The bank's files do not make a bank. `faults` names all that is wrong."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class _Sources(Frozen):
    sources: tuple[Source, ...]
    bound: dict[Id, dict[str, str]] = {}


class _Statements(Frozen):
    statements: tuple[Statement, ...]


class _Desks(Frozen):
    desks: tuple[Desk, ...]


class _Contradictions(Frozen):
    contradictions: tuple[Contradiction, ...]


class _Versions(Frozen):
    versions: tuple[BankVersion, ...]


class _Strategies(Frozen):
    strategies: tuple[Strategy, ...]


M = TypeVar("M", bound=BaseModel)


@dataclass
class _Reader:
    """Reads file after file and gathers every fault on the way."""

    folder: Path
    files: dict[str, YamlFile]
    faults: list[Fault]

    def read(self, name: str, shape: type[M]) -> M | None:
        """The desks are read first: other files say of them only what they have in common."""
        file = self.files[name] = read_yaml(self.folder / name)
        found, faults = _shaped(file, self.files[DESKS], shape)
        self.faults.extend((*file.faults, *faults))
        return found


@lru_cache(maxsize=64)
def _shaped(file: YamlFile, desks: YamlFile, shape: type[M]) -> tuple[M | None, tuple[Fault, ...]]:
    """A file as a part of the bank, None where it has not that shape, and what is wrong. Of the same texts it is the same part."""
    if file.data is None:
        return None, () if file.faults else (file.fault((), "the file is empty; see docs/bank.md for what belongs in it"),)
    faults: list[Fault] = []
    try:
        data = filled_in(file.data, desks.data, lambda place, what: faults.append(file.fault(place, what)))
        return shape.model_validate(data), tuple(faults)
    except ValidationError as error:
        return None, (*faults, *(file.fault(tuple(e["loc"]), _fault_words(dict(e))) for e in error.errors()))


def _fault_words(error: dict[str, Any]) -> str:
    place = ".".join(str(part) for part in error["loc"])
    message = error["msg"].removeprefix("Value error, ")
    if error["type"] == "extra_forbidden":
        message = "no such key here; take it out or correct its name"
    if isinstance(error["input"], bool) and error["type"] == "string_type":
        message = "YAML reads a bare yes, no, on or off as true or false; put it in quotes"
    return f"{place}: {message}"


def read_bank(folder: Path) -> Bank:
    """Read and check the bank in a folder. Raises BankRefused with all faults at once."""
    reader = _Reader(folder, {}, [])
    bank = _bank(reader)
    if bank:
        reader.faults.extend(faults_of(bank, reader.files))
    if bank and not reader.faults:
        return bank
    raise BankRefused(tuple(sorted(reader.faults, key=lambda f: (f.file, f.line, f.what))))


def _bank(reader: _Reader) -> Bank | None:
    """The bank out of all files; None where the shape of one is not right."""
    desks = reader.read(DESKS, _Desks)
    head = reader.read("bank.yaml", BankFile)
    sections = _sections(reader, head) if head else ()
    sources, statements = reader.read("sources.yaml", _Sources), reader.read("statements.yaml", _Statements)
    contradictions = reader.read("contradictions.yaml", _Contradictions)
    strategies, proposals = reader.read("strategies.yaml", _Strategies), reader.read("proposals.yaml", Proposals)
    letters, old_names = reader.read("letters.yaml", Letters), reader.read("old_names.yaml", OldNames)
    versions = reader.read("versions.yaml", _Versions)
    if not (
        head and sources and statements and desks and contradictions and strategies and proposals and letters and old_names and versions
    ):
        return None
    if reader.faults:
        return None
    return Bank(
        file=head,
        sections=sections,
        sources=sources.sources,
        bound=sources.bound,
        statement_list=statements.statements,
        desks=desks.desks,
        old_names=old_names,
        versions=versions.versions,
        contradictions=contradictions.contradictions,
        strategies=strategies.strategies,
        proposals=proposals,
        letters=letters,
    )


def _sections(reader: _Reader, head: BankFile) -> tuple[Section, ...]:
    names = dict.fromkeys(head.sections)
    if len(names) < len(head.sections):
        twice = next(name for name in names if head.sections.count(name) > 1)
        reader.faults.append(reader.files["bank.yaml"].fault(("sections",), f'"{twice}" is listed twice; keep one'))
    read = (reader.read(f"{name}.yaml", Section) for name in names)
    return tuple(section for section in read if section)


@lru_cache(maxsize=1)
def load_bank() -> Bank:
    """The bank that comes with the program, read once. Raises BankRefused."""
    return read_bank(FOLDER)


@lru_cache(maxsize=1)
def bank_digest() -> str:
    """SHA-256 of the files that `load_bank` reads: another wherever a word or a number of the bank is another."""
    files = sorted(FOLDER.glob("*.yaml"))
    return sha256(b"".join(file.name.encode() + sha256(file.read_bytes()).digest() for file in files)).hexdigest()
