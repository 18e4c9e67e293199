"""The pull request report as a page of the preview; a site for readers never has it.

The report's Markdown goes through the same sanitised renderer as all prose, so that a page shows what a
forge would, and no more can happen in it than in an article.
"""

import re

from generator.build.branch import Branch
from generator.rendering.edition import Edition
from generator.rendering.markup import render_prose
from generator.rendering.site_files import Page
from generator.reports.pull_request import report_markdown

PATH = "report.html"

# What a forge folds stands open here; our renderer knows no strike-through by tildes.
_FOLDED = re.compile(r"<details>\n<summary>(?P<summary>[^<\n]*)</summary>")
_STRUCK = re.compile(r"~~(?P<words>[^~\n]+)~~")


def report_page(edition: Edition, branch: Branch) -> Page:
    """`report.html`: all that a branch changes, uncut."""
    text = report_markdown(branch.changes, branch.frame, longest=None)
    text = _FOLDED.sub(r"## \g<summary>", text).replace("</details>", "")
    text = _STRUCK.sub(r"<del>\g<words></del>", text)
    html = render_prose(text).fill(lambda mark, is_alone: "")
    return edition.page(PATH, "report.html", {"html": html})
