"""What axe finds on a page, its contrast judged once for all texts that look alike.

Contrast is nine tenths of axe's time on a long page, and follows from colours, size, weight and what lies
behind a text: of texts that are equal in these, and in what they and the element around them are called, the
first speaks for all. Every other rule judges the whole page.
"""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = {
    # Twice as fast as with a list of all that is well.
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
}
_ALL_ELSE = {**AXE, "rules": {"target-size": {"enabled": True}, "color-contrast": {"enabled": False}}}
_CONTRAST = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}

_MARK_UNLIKE = """() => {
  const behind = new Map([[document.documentElement, ""]]), seen = new Set();
  const look = (element) => {
    if (!behind.has(element)) {
      const style = getComputedStyle(element);
      behind.set(element, [look(element.parentElement), style.opacity, style.filter, style.mixBlendMode,
        style.backgroundColor === "rgba(0, 0, 0, 0)" ? "" : style.backgroundColor, style.backgroundImage,
        ["static", "relative"].includes(style.position) ? "" : style.position]
        .filter((part) => !["", "1", "none", "normal"].includes(part)).join(" "));
    }
    return behind.get(element);
  };
  const named = (element) => [element.tagName, ...[...element.attributes]
    .filter(({name}) => name === "class" || name.startsWith("data-")).map(({name, value}) => name + value)];
  for (const element of document.querySelectorAll("body, body *")) {
    element.removeAttribute("data-unlike");
    const field = element.matches("input, select, textarea, button");
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!(field || hasText) || !element.checkVisibility({visibilityProperty: true})) continue;
    const style = getComputedStyle(element);
    const looks = [look(element), style.color, style.fontSize, style.fontWeight, style.textShadow,
      ...named(element), ...named(element.parentElement)].join("|");
    if (field || !seen.has(looks)) element.setAttribute("data-unlike", "");
    seen.add(looks);
  }
}"""


def violations_on(page: Page) -> list[dict[str, Any]]:
    """The violations on a page as it stands; it must let scripts in past its policy."""
    found: list[dict[str, Any]] = Axe().run(page, options=_ALL_ELSE).response["violations"]
    page.evaluate(_MARK_UNLIKE)
    judged = page.evaluate("(options) => axe.run({include: ['[data-unlike]']}, options)", _CONTRAST)
    return [*found, *judged["violations"]]
