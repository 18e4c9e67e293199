// The page of answers: reads what is asked from its address or the box, narrows, shows, counts, and goes from result to
// result by keyboard. Hooked to [data-search-page].
(() => {
  "use strict";
  const { search } = window.evidence;
  const TYPES = ["claim", "article", "reference"];
  const AT_ONCE = { exact: 3, claim: 5, article: 3, reference: 3 };
  const MOST = 100; // of one kind: nobody reads on, and a word that everything has is no question
  const page = document.querySelector("[data-search-page]");
  const input = page.querySelector("input[type=search]"), filters = [...page.querySelectorAll("select")];
  const answers = page.querySelector("[data-search-answers]"), note = page.querySelector("[data-search-found]");
  const nothing = page.querySelector("[data-search-nothing]"), clear = page.querySelector("[data-search-clear]");
  const sections = document.querySelector("template[data-search-section]");
  let turn = 0;

  const said = (name, numbers = {}) =>
    document.querySelector(`[data-said="${name}"]`).textContent.replace(/\{(\w+)\}/gu, (_, one) =>
      numbers[one].toLocaleString(document.documentElement.lang));

  const chosen = () => Object.fromEntries(filters.filter((one) => one.value).map((one) => [one.name, one.value]));

  const readAddress = () => {
    const address = new URLSearchParams(location.search);
    input.value = address.get("q") ?? "";
    for (const one of filters) {
      one.value = address.get(one.name) ?? "";
      if (one.selectedIndex < 0) one.value = "";
    }
  };

  const writeAddress = () => {
    const address = new URL(location.href);
    for (const [name, value] of [["q", input.value.trim()], ...filters.map((one) => [one.name, one.value])]) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    if (address.href !== location.href) history.replaceState(null, "", address);
  };

  const showMore = async (section, results, count) => {
    const list = section.querySelector("ol"), more = section.querySelector("button");
    const from = list.children.length;
    const records = await Promise.all(results.slice(from, Math.min(from + count, MOST)).map(async (result) =>
      search.card(result.type, await result.record())));
    list.append(...records);
    const shown = list.children.length;
    more.hidden = shown >= Math.min(results.length, MOST);
    section.querySelector(".hint").textContent =
      shown < results.length && more.hidden ? said("best", { shown, count: results.length }) : "";
    return list.children[from];
  };

  const sectionOf = async (name, results) => {
    const section = sections.content.cloneNode(true).firstElementChild;
    section.querySelector("h2 > span").textContent = said(name);
    section.querySelector("h2 > .count").textContent = results.length.toLocaleString(document.documentElement.lang);
    section.querySelector("button").addEventListener("click", async () => {
      const first = await showMore(section, results, 10);
      first?.querySelector("a").focus();
    });
    await showMore(section, results, AT_ONCE[name]);
    return section;
  };

  const propose = () => {
    const link = nothing.querySelector("[data-search-propose]");
    if (!link) return;
    const address = new URL(link.href);
    address.searchParams.set("question", input.value.trim());
    link.href = address;
  };

  const found = async (asked, { type, ...narrowed }) => {
    const types = type ? [type] : TYPES;
    const exact = await search.exact(asked, types, narrowed);
    const isSame = new Set(exact.map((result) => result.id));
    const groups = [["exact", exact]];
    for (const one of types) {
      const ranked = await search.ranked(asked, one, narrowed);
      groups.push([one, ranked.filter((result) => !isSame.has(result.id))]);
    }
    return groups.filter(([, results]) => results.length);
  };

  const answer = async () => {
    const mine = ++turn, asked = search.asked(input.value), narrowed = chosen();
    writeAddress();
    clear.hidden = !Object.keys(narrowed).length;
    if (!asked.words.length && !asked.numbers.length) {
      answers.replaceChildren();
      note.textContent = "";
      nothing.hidden = true;
      page.dataset.state = "open";
      return;
    }
    note.textContent = said("working");
    page.dataset.state = "working";
    const groups = await found(asked, narrowed);
    const made = await Promise.all(groups.map(([name, results]) => sectionOf(name, results)));
    if (mine !== turn) return; // somebody has asked something else since
    const count = groups.reduce((sum, [, results]) => sum + results.length, 0);
    answers.replaceChildren(...made);
    nothing.hidden = count > 0;
    propose();
    note.textContent = count === 0 ? said(clear.hidden ? "none" : "none-so-narrow") : count === 1 ? said("one") : said("many", { count });
    page.dataset.state = "answered";
  };

  const walk = (event) => {
    if (event.key === "Escape" && answers.contains(event.target)) input.focus();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target.closest("select, button, [type=checkbox]")) return;
    const stops = [input, ...answers.querySelectorAll("h3 a")].filter((one) => one.checkVisibility());
    const next = stops[stops.findIndex((stop) => stop === event.target.closest("a, input")) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  const start = async () => {
    await search.open();
    document.querySelector("[data-search-instead]").hidden = true;
    page.hidden = false;
    readAddress();
    input.addEventListener("keydown", (event) => { if (event.key === "Enter") answer(); });
    input.addEventListener("search", () => { if (!input.value) answer(); });
    page.querySelector("[data-search-now]").addEventListener("click", answer);
    for (const one of filters) one.addEventListener("change", answer);
    clear.addEventListener("click", () => {
      for (const one of filters) one.value = "";
      input.focus();
      answer();
    });
    page.addEventListener("keydown", walk);
    window.addEventListener("popstate", () => { readAddress(); answer(); });
    await answer();
  };

  // From disk nothing may be fetched, and a preview has no index: the lists stay where they are.
  if (location.protocol !== "file:") start().catch(() => { page.hidden = true; });
})();
