// Finds a record by a part of its words and goes there. Hooked to [data-graph-find].
(() => {
  "use strict";
  const graph = window.evidence.graph;
  const MOST = 12;

  const plain = (text) => graph.plain(text).replace(/\p{M}/gu, "");

  const search = (asked) => {
    const words = plain(asked).split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const elsewhere = [...graph.directory.values()].filter(({ id }) => !graph.nodes.has(id));
    return [...graph.nodes.values(), ...elsewhere].filter((node) => {
      if (node.type === "article" && !node.isPage) return false;
      node.searched ??= plain([node.id, node.label, node.plain, node.title].filter(Boolean).join(" "));
      return words.every((word) => node.searched.includes(word));
    });
  };

  graph.addEventListener("ready", () => {
    const area = document.querySelector("[data-graph-find]");
    const input = area.querySelector("input"), note = area.querySelector("p"), list = area.querySelector("ol"), everywhere = area.querySelector("a");
    const searchPage = everywhere.getAttribute("href");

    const close = () => { list.hidden = everywhere.hidden = true; note.textContent = ""; };

    // Statements of regions that have not come are not known by their words here. From disk nothing searches.
    const leadOn = () => {
      everywhere.hidden = graph.isLoaded();
      everywhere.href = location.protocol === "file:" ? everywhere.dataset.lists : `${searchPage}?q=${encodeURIComponent(input.value.trim())}`;
    };

    const answer = () => {
      const found = search(input.value);
      if (!input.value.trim()) return close();
      const words = found.length > MOST ? graph.words.foundMore : graph.words.found;
      note.textContent = found.length ? graph.filled(words, { count: found.length, shown: MOST }) : graph.words.notFound;
      list.replaceChildren(...found.slice(0, MOST).map((node) => {
        const item = document.createElement("li");
        const button = Object.assign(document.createElement("button"), { type: "button", value: node.id });
        button.textContent = `${graph.words.types[node.type]}: ${node.plain || node.label}`;
        item.append(button);
        return item;
      }));
      list.hidden = found.length === 0;
      leadOn();
    };

    input.addEventListener("input", () => {
      for (const word of input.value.split(/\s+/)) graph.ask(word);
      answer();
    });
    graph.addEventListener("names", answer);
    area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target === input) list.querySelector("button")?.click();
      if (event.key !== "Escape") return;
      input.value = "";
      close();
      input.focus();
    });
    list.addEventListener("click", (event) => {
      const id = event.target.closest("button")?.value;
      if (!id) return;
      // Whoever looks for a record wants to see it, whatever is filtered.
      if (!graph.nodes.get(id)?.isShown) graph.narrow(Object.fromEntries(graph.filterNames.map((name) => [name, ""])));
      graph.goTo(id);
      close();
      document.querySelector("[data-graph-canvas]").focus({ preventScroll: true });
    });
  });
})();
