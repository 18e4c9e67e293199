"""What sheets of paper need besides the content."""

from collections.abc import Iterator

from generator.core.checking import check
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase


@check("site-address-missing", Severity.NOTE)
def missing_site_address(kb: KnowledgeBase) -> Iterator[Finding]:
    """The settings do not say where the site is published, so that no sheet can lead back to it.

    A printed algorithm outlives its evidence. With an address it carries a QR code to a page that says
    whether just this version still holds; without one, whoever finds it on a wall cannot ask. Give the
    address under `site_url` in `mkdocs.yml`, or to the build with `--site-url`.

    Rule: this site's own; a printed sheet leads back to its evidence.
    """
    if kb.site_url is None or kb.site_url.startswith(("https://", "http://")) or not kb.algorithms:
        return
    said = f"'site_url' is '{kb.site_url}', which is no address" if kb.site_url else "there is no 'site_url'"
    hint = "write 'site_url: https://<address>', where the site will be published, or build with '--site-url'"
    yield Finding(kb.site_url_place, f"{said}: printed sheets carry no QR code", hint)
