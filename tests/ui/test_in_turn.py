"""No message of a browser ends a run that has not begun to draw."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from ui.shell import in_turn
from ui.shell.in_turn import InTurn

WEBSOCKET: Scope = {"type": "websocket"}


def press(name: str) -> Message:
    """A message of the browser that asks for a run."""
    message = BackMsg()
    message.rerun_script.query_string = name
    return {"type": "websocket.receive", "bytes": message.SerializeToString()}


def told(kind: str) -> Message:
    """A message of Streamlit's of this kind."""
    message = ForwardMsg()
    if kind == "script_finished":
        message.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    else:
        getattr(message, kind).SetInParent()
    return {"type": "websocket.send", "bytes": message.SerializeToString()}


BEGUN, DRAWN, OVER = told("new_session"), told("delta"), told("script_finished")


def through(app: Callable[[Receive, Send], Awaitable[None]], *presses: Message) -> None:
    """A browser that sends all of these at once, and an app behind the line."""
    waiting: list[Message] = [*presses]

    async def receive() -> Message:
        return waiting.pop(0)

    async def send(_: Message) -> None:
        await asyncio.sleep(0)

    async def behind(_: Scope, receive: Receive, send: Send) -> None:
        await app(receive, send)

    asyncio.run(InTurn(behind)(WEBSOCKET, receive, send))


async def waits(one: asyncio.Task[Message]) -> bool:
    """Whether it still does, however often anything could go on."""
    for _ in range(20):
        await asyncio.sleep(0)
    return not one.done()


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing happens by the clock."""
    monkeypatch.setattr(in_turn, "LONGEST", 60.0)


@pytest.mark.parametrize("drawn", [DRAWN, OVER])
def test_a_message_waits_until_the_run_of_the_one_before_draws_or_is_over(drawn: Message) -> None:
    async def app(receive: Receive, send: Send) -> None:
        assert await receive() == press("first")
        second = asyncio.create_task(receive())
        assert await waits(second)
        await send(DRAWN)  # by the run before
        assert await waits(second)
        await send(BEGUN)
        assert await waits(second)
        await send(drawn)
        assert await second == press("second")
        await send(OVER)

    through(app, press("first"), press("second"))


def test_a_run_that_never_draws_holds_nobody_up_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_turn, "LONGEST", 0.01)

    async def app(receive: Receive, _: Send) -> None:
        await receive()
        assert await receive() == press("second")

    through(app, press("first"), press("second"))


@pytest.mark.parametrize("other", [{"type": "websocket.disconnect"}, {"type": "websocket.receive", "bytes": b"\xff\xff"}])
def test_what_asks_for_no_run_waits_for_none(other: Message) -> None:
    async def app(receive: Receive, _: Send) -> None:
        await receive()
        assert await receive() == other

    through(app, press("first"), other)
