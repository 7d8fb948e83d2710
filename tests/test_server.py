"""The server as the world sees it: headers, closed paths, /ready, fonts, and the settings everything rests on."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("path", ["/", "/questions", "/ready", "/_stcore/health", "/media/none", "/_stcore/metrics"])
def test_every_answer_carries_the_security_headers(server, path: str) -> None:
    headers = {name.lower(): value for name, value in server.get(path).headers.items()}
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_the_policy_allows_no_inline_script_but_streamlits_own(server) -> None:
    policy = dict(part.split(" ", 1) for part in server.get("/").headers["content-security-policy"].split("; "))
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
def test_side_doors_are_closed(server, path: str) -> None:
    assert server.get(path).status == 404


def test_a_download_is_never_kept_by_a_cache(server) -> None:
    assert server.get("/media/anything.pdf").headers["cache-control"] == "private, no-store"


def test_ready_when_the_bank_loads_and_the_store_answers(server) -> None:
    answer = server.get("/ready")
    assert (answer.status, answer.text) == (200, "ready")
    assert [path.name for path in server.data.iterdir() if path.suffix == ".sqlite3"] == ["deskcheck.sqlite3"]


def test_not_ready_says_why(start_server) -> None:
    server = start_server()
    server.data.mkdir()
    (server.data / "deskcheck.sqlite3").write_bytes(b"this is a letter to a friend, not a database" * 100)
    answer = server.get("/ready")
    assert answer.status == 503
    assert answer.text.startswith("What lies where the file of assessments should be is not known") and "Traceback" not in answer.text


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


def test_text_and_edges_stand_out_from_every_ground() -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]
    assert "light" not in theme and "dark" not in theme, "a section of its own for a mode would bring the switch back"
    for ground in (theme["backgroundColor"], theme["secondaryBackgroundColor"], theme["sidebar"]["backgroundColor"]):
        caption = _over(theme["textColor"], ground, 0.6)
        for text in (theme["textColor"], theme["primaryColor"], theme["linkColor"], theme["grayTextColor"], caption):
            assert _contrast(text, ground) >= 4.5, f"{text} on {ground} is below WCAG AA"
        assert _contrast(theme["borderColor"], ground) >= 3, "the edge of an empty radio button cannot be seen"
