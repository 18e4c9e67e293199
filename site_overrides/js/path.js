// The reader's path through an algorithm: lights up in the list and in the picture, and the address keeps it.
// Links do the walking; this remembers which exits were taken. Hooked to [data-path].
(() => {
  "use strict";
  const root = document.querySelector("[data-path]");
  if (!root) return;
  const PREFIX = "step-";
  const bar = root.querySelector("[data-path-bar]");
  const steps = new Map([...root.querySelectorAll(".step")].map((step) => [step.id, step]));
  let path = [];
  let from = "";
  // A page from disk may not change its address; its path lasts as long as the page.
  let isKept = true;

  const read = () => {
    const written = new URLSearchParams(location.search).get("path") ?? "";
    return written.split(".").filter(Boolean).map((id) => PREFIX + id).filter((id) => steps.has(id));
  };

  // Where only one way leads on, the path takes it; a loop is not walked by itself.
  const walked = () => {
    const ids = [...path];
    for (let next = steps.get(ids.at(-1))?.dataset.next; next && !ids.includes(next); next = steps.get(next)?.dataset.next) {
      ids.push(next);
    }
    return ids;
  };

  const draw = () => {
    const ids = walked();
    const ways = new Set(ids.slice(1).map((id, place) => `${ids[place]} ${id}`));
    const mark = (element, isOn) => element.toggleAttribute("data-on-path", isOn);
    for (const [id, step] of steps) mark(step, ids.includes(id));
    for (const box of root.querySelectorAll("[data-step]")) mark(box, ids.includes(box.dataset.step));
    for (const line of root.querySelectorAll("[data-from]")) mark(line, ways.has(`${line.dataset.from} ${line.dataset.to}`));
    for (const link of root.querySelectorAll(".step .exit")) {
      mark(link, ways.has(`${link.closest(".step").id} ${link.hash.slice(1)}`));
    }
    root.toggleAttribute("data-walked", ids.length > 1);
    bar.hidden = ids.length < 2;
    bar.querySelector("[data-path-words]").textContent = ids.map((id) => steps.get(id).dataset.number).join(" → ");
  };

  const keep = () => {
    const address = new URL(location.href);
    if (path.length) address.searchParams.set("path", path.map((id) => id.slice(PREFIX.length)).join("."));
    else address.searchParams.delete("path");
    try { history.replaceState(null, "", address); } catch { isKept = false; }
  };

  root.addEventListener("click", (event) => {
    const link = event.target.closest(".step .exit");
    from = link ? link.closest(".step").id : "";
    if (link && link.hash === location.hash) take(link.hash.slice(1));
  });

  const take = (to) => {
    const before = walked();
    const at = before.lastIndexOf(from);
    path = [...(at < 0 ? [from] : before.slice(0, at + 1)), to];
    from = "";
    keep();
    draw();
  };

  // Going back and forth changes the address alone.
  addEventListener("popstate", () => {
    if (isKept) path = read();
    draw();
  });

  addEventListener("hashchange", () => {
    const to = location.hash.slice(1);
    if (from && steps.has(to)) take(to);
  });

  bar.querySelector("[data-path-clear]").addEventListener("click", () => {
    path = [];
    keep();
    draw();
    root.querySelector(".step .exit")?.focus();
  });

  path = read();
  draw();
})();
