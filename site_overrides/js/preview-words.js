// What previews say, copied from the page: of a citation every source of its group and what it does to the statement, of a
// statement its words, certainty and status, of a term its explanation. Serves preview.js.
(() => {
  "use strict";
  const targetOf = (link) => document.getElementById(link.hash.slice(1));
  const copied = (name, parts) => {
    const box = document.createElement(name);
    box.append(...[...parts].map((part) => part.cloneNode(true)));
    return box;
  };

  // A dash stands for all sources between its two.
  const cited = (link) => {
    const entries = [];
    for (const one of link.closest(".citations")?.querySelectorAll("a") ?? [link]) {
      const entry = targetOf(one);
      let next = one.previousSibling?.textContent.endsWith("–") && entries.at(-1)?.nextElementSibling;
      for (; next && next !== entry; next = next.nextElementSibling) entries.push(next);
      entries.push(entry);
    }
    return entries;
  };

  // The margin of a statement has a line on each of its sources.
  const lineIn = (claim, entry) => claim?.querySelector(`.note a[href="#${entry.id}"]`)?.closest("li");

  // The statement is around the citation, or the mark behind it leads there.
  const lineOf = (link, entry) => {
    const mark = link.closest(".citations")?.nextElementSibling;
    return lineIn(link.closest(".claim") ?? (mark?.matches("a.claim-mark") ? targetOf(mark) : null), entry);
  };

  // A step rests on several statements: what a source does to each is said with its name.
  const bearings = (link, entry) => [...link.closest(".step")?.querySelectorAll(".rests-on .name") ?? []].flatMap((name) => {
    const line = lineIn(targetOf(name), entry);
    if (!line) return [];
    const said = copied("span", [name.firstChild]);
    if (name.lang) said.lang = name.lang;
    return copied("div", [said, ...line.querySelectorAll(".direction, p")]);
  });

  // Inside an article a step does not name its statements: what a source does is said where it does the same to all of
  // them; where not, only the sheet has room to say to which.
  const agreed = (link, entry) => {
    const ids = link.closest("[data-claims]")?.dataset.claims.split(" ") ?? [];
    const lines = ids.map((id) => lineIn(document.getElementById(`claim-${id}`), entry)).filter(Boolean);
    const said = lines.map((line) => line.querySelector(".direction").cloneNode(true));
    return new Set(said.map((word) => word.textContent)).size === 1 ? said.slice(0, 1) : [];
  };

  const isBeside = (line, link) => {
    const at = line.getBoundingClientRect(), from = link.getBoundingClientRect();
    return line.checkVisibility() && at.top >= 0 && at.bottom <= innerHeight && (at.left >= from.right || at.right <= from.left);
  };

  const sources = (link) => {
    const entries = cited(link), lines = entries.map((entry) => !link.closest(".note") && lineOf(link, entry));
    if (lines.every((line) => line && isBeside(line, link))) return lines;
    const list = copied("ol", entries);
    entries.forEach((entry, place) => {
      const copy = list.children[place];
      copy.value = [...entry.parentElement.children].indexOf(entry) + 1;
      const facts = copy.querySelector(".facts-line");
      copy.prepend(facts); // what kind of source it is comes first
      if (lines[place]) facts.append(...copied("p", lines[place].querySelectorAll(".direction, p")).childNodes);
      facts.append(...bearings(link, entry), ...agreed(link, entry));
      // Of several sources the keyboard stops once at each: its page has every address.
      const stop = copy.querySelector(".uses");
      if (entries.length > 1) for (const way of copy.querySelectorAll("a")) if (way !== stop) way.tabIndex = -1;
    });
    return list;
  };

  const statement = (place) => {
    const box = copied("div", place.querySelectorAll(":scope > p, :scope > .words > p"));
    for (const term of box.querySelectorAll(".term")) term.replaceWith(...term.childNodes);
    for (const way of box.querySelectorAll(".citations, a + .permalink")) way.remove();
    return box;
  };

  const term = (word) => {
    const box = copied("div", word.closest("section").querySelectorAll(":scope > p"));
    box.prepend(copied("dl", [word, word.nextElementSibling]));
    return box;
  };

  (window.evidence ??= {}).previewOf = (link) => {
    const target = targetOf(link);
    // Nobody is shown what the page keeps from the reader they said they are, nor what they are reading.
    if (!target?.checkVisibility() || target.contains(link)) return null;
    if (target.matches(".references > li")) return sources(link);
    if (target.matches(".claim, .red-flags li")) return statement(target);
    return target.matches("dt") ? term(target) : null;
  };
})();
