"""The server as the world sees it: who may ask, headers, closed paths, /ready, fonts, and the settings everything rests on."""

import asyncio
import http.client
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.conftest import Server

ROOT = Path(__file__).parent.parent
WEBSOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
FAILING_APP = """
import streamlit as st
st.title("Before")
raise ValueError("Patient Jane Roe wrote this")
"""
FAILED = "This page could not be shown."
OPENED, REFUSED, OTHER_NAME = 101, 403, 421


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app started by itself."""
    with Server(tmp_path_factory.mktemp("server"), command=("app.py",)) as running:
        yield running


@pytest.fixture(params=["server", "bare"])
def either(request: pytest.FixtureRequest) -> Server:
    """Both ways to start it, which are to be the same."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that answers to a name of its own, as behind a proxy."""
    command = ("server.py", "--server.allowedHosts", "localhost", "--server.allowedHosts", "desk.example")
    with Server(tmp_path_factory.mktemp("server"), command=command) as running:
        yield running


def status(server, path: str, method: str = "GET", **headers: str) -> int:
    """The status of an answer to exactly these headers, which no library completes. `{port}` stands for the server's port."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in ({"Host": "localhost:{port}"} | headers).items():
        connection.putheader(name.replace("_", "-"), value.format(port=server.port, other=server.port + 1))
    connection.endheaders()
    try:
        return connection.getresponse().status
    finally:
        connection.close()


def test_our_own_page_may_open_the_websocket(either) -> None:
    assert status(either, "/_stcore/stream", Origin="http://localhost:{port}", **WEBSOCKET) == OPENED
    assert status(either, "/_stcore/stream", Host="127.0.0.1:{port}", Origin="http://127.0.0.1:{port}", **WEBSOCKET) == OPENED


def test_a_program_without_a_page_may_open_the_websocket(server) -> None:
    """Every browser names the page. Whatever else runs here could name any page it liked, and refusing it would keep nobody out."""
    assert status(server, "/_stcore/stream", **WEBSOCKET) == OPENED


ELSEWHERE = [
    "http://localhost:{other}",
    "http://localhost",
    "https://localhost",
    "http://127.0.0.1:{port}",
    "http://evil.example",
    "http://localhost.evil.example:{port}",
    "http://localhost:{port}@evil.example",
    "chrome-extension://abcdefghijklmnop",
    "file://",
    "null",
    "",
    "http://localhost:99999",
]


@pytest.mark.parametrize("origin", ELSEWHERE)
def test_another_page_may_not_open_the_websocket(either, origin: str) -> None:
    assert status(either, "/_stcore/stream", Origin=origin, **WEBSOCKET) == REFUSED


@pytest.mark.parametrize("origin", ELSEWHERE)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", "/_stcore/upload_file/session/file"),
        ("DELETE", "/_stcore/upload_file/session/file"),
        ("OPTIONS", "/_stcore/upload_file/session/file"),
        ("POST", "/"),
        ("GET", "/media/0123.pdf"),
        ("GET", "/_stcore/bidi-components/any/index.js"),
        ("GET", "/component/any/index.html"),
        ("GET", "/"),
    ],
)
def test_another_page_is_answered_nothing(either, method: str, path: str, origin: str) -> None:
    assert status(either, path, method, Origin=origin) == REFUSED


@pytest.mark.parametrize("site", ["same-site", "cross-site"])
def test_another_page_may_lead_here_and_take_nothing_in(either, site: str) -> None:
    """A browser sends no Origin with a picture or a script that a page elsewhere takes in; it says so in Sec-Fetch-Site."""
    for path in ("/", "/_stcore/health", "/media/0123.pdf", "/app/static/SourceSans3-Regular.ttf.woff2"):
        assert status(either, path, Sec_Fetch_Site=site, Sec_Fetch_Mode="no-cors") == REFUSED
        assert status(either, path, Sec_Fetch_Site=site, Sec_Fetch_Mode="cors") == REFUSED
    assert status(either, "/results?a=x", Sec_Fetch_Site=site, Sec_Fetch_Mode="navigate") == 200
    assert status(either, "/", Sec_Fetch_Site="none", Sec_Fetch_Mode="navigate") == 200
    assert status(either, "/_stcore/health", Sec_Fetch_Site="same-origin", Sec_Fetch_Mode="cors") == 200


@pytest.mark.parametrize(
    "host", ["evil.example:{port}", "rebound.localhost.evil.example", "192.0.2.1:{port}", "localhost@evil.example", ""]
)
def test_another_name_that_points_here_is_not_answered(either, host: str) -> None:
    """DNS rebinding: to the browser that page and this server are one place, and its Origin fits."""
    for path in ("/", "/questions", "/ready", "/_stcore/health", "/media/0123.pdf", "/_stcore/host-config"):
        assert status(either, path, Host=host) == OTHER_NAME
    assert status(either, "/_stcore/stream", Host=host, Origin=f"http://{host}", **WEBSOCKET) == REFUSED


@pytest.mark.parametrize("host", ["localhost:{port}", "LOCALHOST:{port}", "127.0.0.1:{port}", "localhost"])
def test_our_own_names_are_answered(either, host: str) -> None:
    assert status(either, "/", Host=host) == 200


@pytest.mark.parametrize(
    ("proxy", "origin", "host", "answer"),
    [
        ("silent", "https://desk.example", "desk.example", OPENED),
        ("silent", "https://desk.example:8443", "desk.example:8443", OPENED),
        ("silent", "https://desk.example", "desk.example:8443", REFUSED),
        ("silent", "https://desk.example:8443", "desk.example", REFUSED),
        ("silent", "https://other.desk.example", "desk.example", REFUSED),
        ("https", "https://desk.example", "desk.example", OPENED),
        ("https", "http://desk.example", "desk.example", REFUSED),
    ],
)
def test_behind_a_proxy_with_tls_the_page_is_told_by_name_and_port(shared, proxy: str, origin: str, host: str, answer: int) -> None:
    told = {} if proxy == "silent" else {"X-Forwarded-Proto": proxy}
    assert status(shared, "/_stcore/stream", Host=host, Origin=origin, **told, **WEBSOCKET) == answer


@pytest.mark.parametrize("path", ["/", "/questions", "/ready", "/_stcore/health", "/media/none", "/_stcore/metrics"])
def test_every_answer_carries_the_security_headers(either, path: str) -> None:
    headers = {name.lower(): value for name, value in either.get(path).headers.items()}
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_the_policy_allows_no_inline_script_but_streamlits_own(either) -> None:
    policy = dict(part.split(" ", 1) for part in either.get("/").headers["content-security-policy"].split("; "))
    assert re.fullmatch(r"'self' 'sha256-[A-Za-z0-9+/]{43}=' blob:", policy["script-src"])
    assert policy["default-src"] == policy["connect-src"] == "'self'"


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/script-health-check",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
        "/_stcore/agent",
        "/questions/_stcore/agent/mcp",
        "/_stcore/%6detrics",
    ],
)
def test_side_doors_are_closed(either, path: str) -> None:
    assert either.get(path).status == 404


@pytest.mark.parametrize("folder", ["ui", "pages"])
def test_no_page_leaves_a_download_at_an_address_that_anybody_may_fetch(folder: str) -> None:
    """Streamlit's download button does, for longer than the session lives (docs/decisions/server.md)."""
    files = [*(ROOT / folder).rglob("*.py")]
    assert files and not [file.name for file in files if re.search(r"\bdownload_button\(", file.read_text(encoding="utf-8"))]


def test_what_lies_at_an_address_is_never_kept_by_a_cache(either) -> None:
    assert either.get("/media/anything.pdf").headers["cache-control"] == "private, no-store"


def test_ready_when_the_bank_loads_and_the_store_answers(either) -> None:
    answer = either.get("/ready")
    assert (answer.status, answer.text) == (200, "ready")
    assert [path.name for path in either.data.iterdir() if path.suffix == ".sqlite3"] == ["deskcheck.sqlite3"]


def test_not_ready_says_why(start_server) -> None:
    server = start_server()
    server.data.mkdir()
    (server.data / "deskcheck.sqlite3").write_bytes(b"this is a letter to a friend, not a database" * 100)
    answer = server.get("/ready")
    assert answer.status == 503
    assert (
        answer.text.startswith("The file where the assessments should be is not one that Deskcheck knows")
        and "Traceback" not in answer.text
    )


async def first_run(server: Server, page: str = "") -> list[ForwardMsg]:
    """All that the server says until the page is drawn, to somebody who has just come."""
    address = server.url.replace("http", "ws") + "/_stcore/stream"
    async with websockets.connect(address, subprotocols=["streamlit"], origin=server.url, max_size=None) as line:
        message, heard = BackMsg(), [ForwardMsg()]
        message.rerun_script.page_name = page
        await line.send(message.SerializeToString())
        while heard[-1].WhichOneof("type") != "script_finished":
            heard.append(ForwardMsg.FromString(await asyncio.wait_for(line.recv(), 60)))
        return heard


def test_the_app_started_by_itself_is_the_same_and_the_results_can_be_its_first_page(bare) -> None:
    drawn = [message.delta.new_element for message in asyncio.run(first_run(bare, "results"))]
    assert ("h1", "Results") in [(element.heading.tag, element.heading.body) for element in drawn]
    assert "Start" in [element.page_link.label for element in drawn]
    assert not any(element.WhichOneof("type") == "exception" or element.alert.body.startswith(FAILED) for element in drawn)


@pytest.fixture
def failing_root(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "server.py", tmp_path)
    shutil.copytree(ROOT / ".streamlit", tmp_path / ".streamlit")
    shutil.copytree(ROOT / "static", tmp_path / "static")
    (tmp_path / "app.py").write_text(FAILING_APP)
    return tmp_path


def test_a_failing_page_shows_a_sentence_and_logs_no_words(start_server, failing_root: Path) -> None:
    server = start_server(failing_root)
    heard = asyncio.run(first_run(server))
    assert any(message.delta.new_element.alert.body.startswith(FAILED) for message in heard)
    sent, log = b"".join(message.SerializeToString() for message in heard), server.log.read_text()
    assert "ValueError" in log and "app.py:4" in log
    for words in ("Jane Roe", "Traceback"):
        assert words.encode() not in sent and words not in log
    assert b"ValueError" not in sent


def test_who_comes_before_the_program_is_loaded_waits_and_sees_the_page(start_server) -> None:
    """Loaded by several at once, it ended in a deadlock for one of them: a tab that came back to a restarted server showed an error."""
    server = start_server()

    async def opened(page: str, after: float) -> None:
        await asyncio.sleep(after)
        await first_run(server, page)

    async def all_of_them() -> None:
        await asyncio.gather(*(opened(page, n * 0.02) for n, page in enumerate(("results", "plan", "questions", "report", "clients") * 12)))

    asyncio.run(all_of_them())
    assert "Error" not in server.log.read_text()


def test_the_server_makes_one_backup_a_day_and_goes_on_trying_where_it_cannot(tmp_path: Path) -> None:
    program = """
import asyncio, os, server
from store import data_folder
from ui import upkeep
upkeep.LOOK_EVERY = 0.02
told = []
upkeep.log.addFilter(lambda record: told.append(record) or True)
async def serve():
    async with server.lifespan(server.app):
        await asyncio.sleep(0.3)
        open(data_folder() / "backups", "w").close()
        upkeep.store().check()
        while not told:
            await asyncio.sleep(0.05)
        os.unlink(data_folder() / "backups")
        while not list(data_folder().glob("backups/deskcheck-*.sqlite3")):
            await asyncio.sleep(0.05)
        await asyncio.sleep(0.3)
asyncio.run(serve())
print(len(list(data_folder().glob("backups/*"))))
"""
    environment = os.environ | {"DESKCHECK_DATA": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, text=True, capture_output=True, timeout=120)
    assert done.stdout == "1\n", done.stderr
    assert "There is no backup for today yet" in done.stderr and "cannot be made: File exists" in done.stderr


def test_fonts_are_served_from_here(server) -> None:
    faces = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]["fontFaces"]
    for face in faces:
        answer = server.get(f"/{face['url']}")
        assert answer.status == 200 and answer.text.startswith("wOF2")
    assert {(face["family"].strip("'"), face["weight"], face["style"]) for face in faces} == {
        ("Source Sans 3", "400", "normal"),
        ("Source Sans 3", "400", "italic"),
        ("Source Sans 3", "600", "normal"),
        ("Source Sans 3", "700", "normal"),
        ("Source Serif 4", "600", "normal"),
    }


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("runner.postScriptGC", False),
        ("global.minCachedMessageSize", 100_000_000),
        ("runner.magicEnabled", False),
        ("server.fileWatcherType", "none"),
        ("server.address", "127.0.0.1"),
        ("server.headless", True),
        ("server.enableXsrfProtection", True),
        ("server.enableCORS", True),
        ("server.maxUploadSize", 20),
        ("server.maxWidgetStateSize", 1),
        ("browser.gatherUsageStats", False),
        ("client.showErrorDetails", "none"),
        ("client.toolbarMode", "minimal"),
        ("logger.enableRich", False),
    ],
)
def test_streamlit_understands_our_settings(monkeypatch: pytest.MonkeyPatch, option: str, value: object) -> None:
    """Some of these are hidden options, which an upgrade may drop without a word."""
    from streamlit import config

    monkeypatch.chdir(ROOT)
    config.get_config_options(force_reparse=True)
    assert option in config._config_options_template
    assert config.get_option(option) == value


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _over(colour: str, ground: str, opacity: float) -> str:
    pairs = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(opacity * front + (1 - opacity) * back):02x}" for front, back in pairs)


def _contrast(one: str, other: str) -> float:
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_and_edges_stand_out_from_every_ground(mode: str) -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"][mode]
    accent = {"light": theme["primaryColor"], "dark": theme["linkColor"]}[mode]  # style.css: dark words have no button's color
    for ground in (theme["backgroundColor"], theme["secondaryBackgroundColor"], theme["sidebar"]["backgroundColor"]):
        caption = _over(theme["textColor"], ground, 0.6)
        for text in (theme["textColor"], accent, theme["linkColor"], theme["grayTextColor"], caption):
            assert _contrast(text, ground) >= 4.5, f"{text} on {ground} is below WCAG AA"
        for edge in (theme["borderColor"], theme["primaryColor"]):
            assert _contrast(edge, ground) >= 3, "the edge of an empty radio button, or a chosen one, cannot be seen"
    assert _contrast("#FFFFFF", theme["primaryColor"]) >= 4.5, "the words of a button cannot be read"
