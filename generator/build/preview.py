"""Live reload under a strict policy: MkDocs injects an inline script, which our pages rightly refuse.

In the preview the same script is handed out as a file, and the policy of the served copy is widened to
let it ask the server for changes. What is built is never touched.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

SCRIPT_PATH = "/livereload.js"

_INJECTED = re.compile(rb"<script>(?P<code>[^<]*livereload\((?P<arguments>[\d, ]+)\);\s*)</script>")


def with_external_reload(app: WsgiApp) -> WsgiApp:
    """Wrap the preview's application so that its reload script comes as a file."""
    scripts: dict[str, bytes] = {}

    def respond(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("PATH_INFO") == SCRIPT_PATH:
            code = scripts.get(environ.get("QUERY_STRING", ""), b"")
            start_response("200 OK", [("Content-Type", "application/javascript")])
            return [code]
        return _html_response(app, environ, start_response, scripts)

    return respond


def externalise(html: bytes) -> tuple[bytes, str, bytes]:
    """The page with its reload script as a file, the file's query, and its code (empty without script)."""
    match = _INJECTED.search(html)
    if match is None:
        return html, "", b""
    query = re.sub(r"\D+", "-", match["arguments"].decode()).strip("-")
    tag = f'<script src="{SCRIPT_PATH}?{query}"></script>'.encode()
    page = html[: match.start()] + tag + html[match.end() :]
    return page, query, match["code"]


def _html_response(
    app: WsgiApp,
    environ: dict[str, Any],
    start_response: Callable[..., Any],
    scripts: dict[str, bytes],
) -> Iterable[bytes]:
    started: list[Any] = []
    body = app(environ, lambda *arguments: started.append(arguments))
    status, headers = started[0][0], started[0][1]
    if not any(name.lower() == "content-type" and "text/html" in value for name, value in headers):
        start_response(status, headers)
        return body
    page, query, code = externalise(b"".join(body))
    scripts[query] = code
    kept = [(name, value) for name, value in headers if name.lower() != "content-length"]
    start_response(status, [*kept, ("Content-Length", str(len(page)))])
    return [page]
