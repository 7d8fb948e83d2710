"""What every part of a document reads: the rows, and what this client's things are called."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from report.formats.oscal.names import named
from report.formats.oscal.text import Block, title
from report.paper.document import Document
from report.paper.records import Records, Summary


@dataclass(frozen=True)
class Ground:
    """One composed document."""

    document: Document

    @property
    def records(self) -> Records:
        """Its rows."""
        return self.document.records

    @property
    def summary(self) -> Summary:
        """What the assessment comes to."""
        return self.document.records.summary

    def of(self, kind: str, *ids: str) -> str:
        """The UUID of one of this client's things: the same in every revision, and in both documents."""
        return named(self.document.client, kind, *ids)

    @cached_property
    def _sources(self) -> dict[str, Block]:
        cited = [row.citation for row in self.records.sources]
        return {text: {"href": f"#{self.of('source', text)}", "rel": "reference", "text": title(text)} for text in cited}

    def links(self, citations: Iterable[str]) -> list[Block]:
        """Citations as links to the sources behind them: every one has a source, or the bank is not loaded."""
        return [self._sources[text] for text in citations]

    @cached_property
    def actions(self) -> dict[str, str]:
        """An action's number -> its id."""
        return {row.number: row.action for row in self.records.plan}
