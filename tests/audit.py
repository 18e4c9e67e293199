"""Lighthouse over the site of the project's own content, on its mobile profile: `make audit`.

It prints and asserts nothing. The score of a category is the middle one of three runs, since other work on
the machine lowers that of performance; the line and the phone are simulated, as Lighthouse does by itself.
Pages come over loopback with the compression and the caching that a host of static pages gives, and the
reports are kept as HTML for whoever wants to know more.
"""

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from statistics import median
from typing import Any

from tests.projects import PROJECT, build, copy_project
from tests.serving import Quiet, served

LIGHTHOUSE = PROJECT / ".make/audit/node_modules/.bin/lighthouse"
RUNS = 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {
    "home": "index.html",
    "article": "musculoskeletal/osteoporosis-back-pain/index.html",
    "claim": "claims/teriparatide-new-back-pain.html",
    "search": "search.html",
    "graph": "graph.html",
}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml")


def main(reports: Path) -> None:
    """Audit every page and print its scores, its size over the wire and its requests."""
    reports.mkdir(parents=True, exist_ok=True)
    print(
        f"{'page':<10}" + "".join(f"{category:>16}" for category in CATEGORIES) + f"{'kB':>8}{'requests':>10}"
    )
    with tempfile.TemporaryDirectory() as work:
        project = copy_project(PROJECT, Path(work) / "own")
        # Pages that are not approved ask not to be indexed, which Lighthouse takes for a slip.
        settings = project / "mkdocs.yml"
        settings.write_text(settings.read_text().replace("  - evidence\n", "  - evidence: {index: all}\n"))
        site = build(project)
        with served(site, _Host) as address:
            for name, path in PAGES.items():
                if (site / path).is_file():
                    print(_scores(name, f"{address}/{path}", reports / name), flush=True)


def _scores(name: str, url: str, stem: Path) -> str:
    reports = [_report(url, stem.with_name(f"{stem.name}-{run}")) for run in range(1, RUNS + 1)]
    scores = [median(_score(report, category) for report in reports) for category in CATEGORIES]
    requests = reports[0]["audits"]["network-requests"]["details"]["items"]
    size = sum(request.get("transferSize", 0) for request in requests) / 1000
    return f"{name:<10}" + "".join(f"{score:>16}" for score in scores) + f"{size:>8.1f}{len(requests):>10}"


def _report(url: str, stem: Path) -> dict[str, Any]:
    command = [f"{LIGHTHOUSE}", url, "--quiet", "--output=json", "--output=html", f"--output-path={stem}"]
    command += [f"--chrome-flags={FLAGS}", f"--only-categories={','.join(CATEGORIES)}"]
    command += ["--throttling-method=simulate"]
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
    subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": chromium})
    report: dict[str, Any] = json.loads(stem.with_name(f"{stem.name}.report.json").read_text())
    return report


def _score(report: dict[str, Any], category: str) -> int:
    return round(100 * (report["categories"][category]["score"] or 0))


class _Host(Quiet, SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if not file.is_file() or file.suffix not in COMPRESSED:
            super().do_GET()
            return
        body = gzip.compress(file.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(f"{file}"))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else PROJECT / ".cache/audit")
