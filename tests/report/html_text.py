"""What a reader of the HTML file makes of it: Python's own parser, which knows nothing of the writer's library."""

from html.parser import HTMLParser

QUIET = {"style", "title"}
EMPTY = {"meta", "br", "col", "img"}
Attributes = dict[str, str | None]


class Reader(HTMLParser):
    """Every tag with its attributes, and the text that shows."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, Attributes]] = []
        self.said: list[str] = []
        self.other: list[str] = []
        self._open: list[str] = []
        self.feed(page.decode("utf-8"))
        self.close()
        assert not self._open, self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not QUIET & {*self._open}:
            self.said.append(data)

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def named(self, tag: str) -> list[Attributes]:
        return [attributes for name, attributes in self.tags if name == tag]


def text(page: bytes) -> str:
    """The text that shows, without white space."""
    return "".join("".join(Reader(page).said).split())


def links(page: bytes) -> list[str]:
    return [str(found["href"]) for found in Reader(page).named("a")]


def tags(page: bytes) -> set[str]:
    return {name for name, _ in Reader(page).tags}
