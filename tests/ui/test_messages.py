"""What Streamlit sends to the browser can be drawn there, wherever a click ends what was not sent yet."""

from collections.abc import Iterable

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from questionnaire import Assessment
from questionnaire.workshop import CLOSING
from store import Store
from tests.ui.conftest import copied, overheard
from ui.questions.first_pass import FIRST

Tree = dict[tuple[int, ...], str]


def drawn(tree: Tree, messages: Iterable[ForwardMsg]) -> Tree:
    """The tree with what they add. Inside an element nothing can be put, and nothing after a gap: the whole page would go blank."""
    tree = dict(tree)
    for message in messages:
        if not message.HasField("delta"):
            continue
        path, kind = tuple(message.metadata.delta_path), message.delta.WhichOneof("type")
        assert len(path) == 2 or tree.get(path[:-1]) == "add_block", f"{path} has no place"
        assert not path[-1] or (*path[:-1], path[-1] - 1) in tree, f"{path} comes after nothing"
        if kind != "add_block" and tree.get(path) == "add_block":
            tree = {there: what for there, what in tree.items() if there[: len(path)] != path}
        tree[path] = str(kind)
    return tree


SCREENS: list[tuple[str, dict[str, str]]] = [
    ("questions", {"section": FIRST}),
    ("questions", {"section": "configuration"}),
    ("plan", {}),
    ("workshop", {"question": "desk"}),
    ("workshop", {"section": CLOSING}),
]


@pytest.mark.parametrize(("page", "query"), SCREENS)
def test_a_click_in_a_part_of_a_page_leaves_nothing_that_has_no_place_wherever_it_comes(
    page: str, query: dict[str, str], store: Store, visit, example: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Streamlit drops what a part has drawn and not sent yet. What other parts wrote in the same place came without its block."""
    app = visit(page, store.create(example).id, **query)
    with overheard(monkeypatch) as sent:
        app.run()
    before = drawn({}, sent)
    outside = {tuple(message.metadata.delta_path) for message in sent if message.delta.add_block.HasField("transparent")}
    parts = {one.delta.fragment_id for one in sent if one.delta.HasField("new_element") and not _within(one, outside)} - {""}
    assert parts and bool(outside) == (page != "plan")
    for part in parts:
        if page == "questions":  # each of them writes into the same places later
            queue = ForwardMsgQueue()
            for message in [one for each in (part, "another") for path in outside for one in written(each, path)]:
                queue.enqueue(message)
            queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=[part])
            drawn(before, queue.flush())
        for flushed in range(0, len(sent), 40):
            queue = ForwardMsgQueue()
            for message in sent[flushed:]:
                queue.enqueue(copied(message))
            queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=[part])
            rest = queue.flush()
            for begun in ({}, before):
                drawn(drawn(begun, sent[:flushed]), rest)


def _within(message: ForwardMsg, places: set[tuple[int, ...]]) -> bool:
    """A part that draws nothing elsewhere has nothing to click, and never runs alone."""
    return any(tuple(message.metadata.delta_path)[: len(place)] == place for place in places)


def written(part: str, path: tuple[int, ...]) -> list[ForwardMsg]:
    """What Streamlit sends for a part that writes into a place outside itself: its block, and an element in it."""
    block, element = ForwardMsg(), ForwardMsg()
    block.metadata.delta_path[:], element.metadata.delta_path[:] = path, (*path, 0)
    block.delta.fragment_id = element.delta.fragment_id = part
    block.delta.add_block.transparent.SetInParent()
    element.delta.new_element.html.body = part
    return [block, element]
