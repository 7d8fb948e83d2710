"""Stands before Streamlit: who may ask, which paths are closed, and the headers of every answer. Plain ASGI."""

import base64
import hashlib
import logging
import re
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

log = logging.getLogger("deskcheck.server")
BLOCKED = re.compile(r"/_stcore/(metrics|script-health-check|agent)(/|$)")
OTHER_NAME = "Deskcheck does not answer to this name. Open it at the address it was started with."
OTHER_PAGE = "Deskcheck answers only its own pages."


def _inline_script_hashes() -> list[str]:
    """The hashes of the scripts written into Streamlit's own page, so that these run and no other inline script does."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    return [f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts]


@cache
def security_headers() -> dict[str, str]:
    """The headers of every answer."""
    policy = {
        "default-src": "'self'",
        # blob: is how Streamlit loads a component written in place, such as ours that scrolls to the top of a step.
        "script-src": " ".join(["'self'", *_inline_script_hashes(), "blob:"]),
        "style-src": "'self' 'unsafe-inline'",  # Streamlit's styles are made in the browser
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "frame-src": "'none'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return {
        "content-security-policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }


class Guard:
    """Refuses other names and other people's pages, closes the paths that nobody needs, and adds the security headers.

    Plain ASGI, because Starlette's ready-made base class for middleware buffers what Streamlit streams.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request, or refuses to open a websocket; one that may open, and the lifespan, pass through."""
        answer = refusal(scope) if scope["type"] in ("http", "websocket") else None
        if scope["type"] == "websocket" and answer:
            await send({"type": "websocket.close", "code": 1008})  # before it is accepted: the browser is answered 403
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _add_headers(scope["path"], MutableHeaders(scope=message))
            await send(message)

        try:
            await (answer or self.app)(scope, receive, with_headers)
        except Exception:
            log.exception("A request failed")
            if not started:
                await PlainTextResponse("Deskcheck could not answer. Please try again.", 500)(scope, receive, with_headers)


def refusal(scope: Scope) -> PlainTextResponse | None:
    """What a request, or the wish to open a websocket, is answered with in Streamlit's stead; None lets it through."""
    headers = Headers(scope=scope)
    if not is_host_allowed(headers.get("host")):  # `server.allowedHosts`, which Streamlit itself asks for websockets alone
        return PlainTextResponse(OTHER_NAME, 421)
    if _from_elsewhere(scope["scheme"], headers):
        return PlainTextResponse(OTHER_PAGE, 403)
    if BLOCKED.search(scope["path"]):
        return PlainTextResponse("Not found", 404)
    return None


def _from_elsewhere(scheme: str, headers: Headers) -> bool:
    """Whether another page than ours asks: another name, or another port of this computer.

    A browser names the asking page in `Origin` on every websocket and every request that changes something, and says in
    `Sec-Fetch-Site` how that page stands to us on the rest. A link that leads here is fine, whoever wrote it. What sends
    neither header is a program, not a page: a monitor, a test. It could write into them whatever it liked.
    """
    origin, host = headers.get("origin"), headers.get("host", "")
    # Where a proxy does the TLS and does not say so, only the browser knows of it.
    ours = {f"https://{host}"} if scheme in ("https", "wss") else {f"https://{host}", f"http://{host}"}
    if origin is not None and origin not in ours:
        return True
    return headers.get("sec-fetch-site") in ("same-site", "cross-site") and headers.get("sec-fetch-mode") != "navigate"


def _add_headers(path: str, headers: MutableHeaders) -> None:
    headers.update(security_headers())
    if path.startswith("/media/"):
        # What lies there is somebody's (the logo of a brand), and its address is all it takes to fetch it.
        headers["cache-control"] = "private, no-store"
