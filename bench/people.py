"""People who click on radios, without a browser: websockets that speak Streamlit's own protocol. Used by `ratios.py`; prints nothing.

Nobody clicks before everybody has opened their page: what is measured are people at work, not a hundred who arrive in four seconds.
"""

import asyncio
import random
import statistics
from time import perf_counter

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Radio_pb2 import Radio
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.typing import Origin, Subprotocol

CLICKS, THINK = 5, 2.0
"""Of each person, and the seconds from one to the next."""


class Person:
    """One open page: its radios, each with the fragment that draws it, and what was chosen."""

    def __init__(self, url: str, page: str, query: str) -> None:
        self.url, self.page, self.query, self.hash = url, page, query, ""
        self.radios: dict[str, tuple[Radio, str]] = {}
        self.chosen: dict[str, str] = {}

    async def clicks(self, everybody: asyncio.Barrier) -> list[float]:
        """Opens the page, waits for the others and clicks; how long each click took until its run was over, in ms."""
        address = self.url.replace("http", "ws") + "/_stcore/stream"
        async with websockets.connect(
            address, subprotocols=[Subprotocol("streamlit")], origin=Origin(self.url), max_size=None
        ) as self.line:
            await asyncio.sleep(random.uniform(0, THINK * 2))
            await self._run("")
            await self._run("")  # the page that the first run names
            await everybody.wait()
            return [await self._click() for _ in range(CLICKS)]

    async def _click(self) -> float:
        await asyncio.sleep(random.uniform(0.5, 1.5) * THINK)
        name, (radio, fragment) = random.choice([*self.radios.items()])
        others = [option for option in radio.options if option != self.chosen.get(name)]
        self.chosen[name] = random.choice(others)
        begun = perf_counter()
        await self._run(fragment)
        return (perf_counter() - begun) * 1000

    async def _run(self, fragment: str) -> None:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string, rerun.page_name, rerun.page_script_hash, rerun.fragment_id = self.query, self.page, self.hash, fragment
        rerun.context_info.url = f"{self.url}/{self.page}"
        rerun.widget_states.widgets.extend(WidgetState(id=name, string_value=value) for name, value in self.chosen.items())
        await self.line.send(message.SerializeToString())
        begun = False
        while True:
            heard = ForwardMsg()
            heard.ParseFromString(await asyncio.wait_for(self.line.recv(), 120))
            kind = heard.WhichOneof("type")
            if kind in ("new_session", "navigation"):
                self.hash, begun = getattr(heard, kind).page_script_hash, True
            elif kind == "delta" and heard.delta.new_element.WhichOneof("type") == "radio":
                radio = heard.delta.new_element.radio
                self.radios[radio.id] = (radio, heard.delta.fragment_id)
            elif kind == "script_finished" and begun and heard.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return


async def p95_of_people(url: str, places: list[tuple[str, str]]) -> float:
    """The slowest click in twenty, in ms, of one person at each place: the page's name and its query."""
    everybody = asyncio.Barrier(len(places))
    found = await asyncio.gather(*(Person(url, page, query).clicks(everybody) for page, query in places))
    return statistics.quantiles([took for person in found for took in person], n=20)[-1]
