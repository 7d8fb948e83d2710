"""The line between a browser and Streamlit: a message waits until the run of the one before draws.

Streamlit 1.67 forgets which button was pressed where the next message comes before the run of the press has begun to draw: that run
ends, and the next one never hears of the press. Where two messages came in one moment, a busy machine lost half of such presses.
"""

import asyncio
from contextlib import suppress

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

LONGEST = 2.0  # seconds; a run that draws nothing for so long holds nobody up


class InTurn:
    """Hands Streamlit the messages of each browser one after the other. Plain ASGI, as the guard."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One websocket; all else passes."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        draws, begun = asyncio.Event(), False  # whether the run of the last message draws or is over, and whether it has begun
        draws.set()

        async def hear() -> Message:
            nonlocal begun
            message = await receive()
            if _kind(message, BackMsg) == "rerun_script":
                with suppress(TimeoutError):
                    await asyncio.wait_for(draws.wait(), LONGEST)
                draws.clear()
                begun = False
            return message

        async def tell(message: Message) -> None:
            nonlocal begun
            if not draws.is_set():
                kind = _kind(message, ForwardMsg)
                if kind == "new_session":
                    begun = True
                elif begun and kind in ("delta", "script_finished"):
                    draws.set()
            await send(message)

        await self.app(scope, hear, tell)


def _kind(message: Message, protocol: type[BackMsg] | type[ForwardMsg]) -> str | None:
    """Which of its kinds a message of Streamlit's is; None of all else, such as the end of the line."""
    try:
        kind: str | None = protocol.FromString(message.get("bytes") or b"").WhichOneof("type")
    except DecodeError:  # Streamlit closes the line
        return None
    return kind
