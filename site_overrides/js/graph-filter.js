// Which nodes and lines the map shows: by topic, status, kind, direction and year, and the three short cuts.
// Hooked to [data-graph-filters], [data-graph-shows], [data-graph-clear] and [data-graph-counts].
(() => {
  "use strict";
  const graph = window.evidence.graph;
  const NAMES = ["topic", "status", "direction", "kind", "design", "from", "to", "show"];
  graph.filter = Object.fromEntries(NAMES.map((name) => [name, ""]));
  graph.filterNames = NAMES;

  graph.narrow = (changed) => {
    Object.assign(graph.filter, changed);
    sift();
  };

  // A filter about sources or lines asks for lines, one about statements for statements: whatever is left
  // without any that passes is not shown.
  const sift = () => {
    const { topic, status, direction, kind, design, from, to, show } = graph.filter;
    const isOpen = (place) => graph.overview.statuses[place]?.[0] !== "approved";
    const asksLines = Boolean(direction || design || from || to || show === "disputed" || show === "retracted");
    const asksClaims = Boolean(topic || status || kind || show === "not-approved");
    const topicPlace = graph.topics?.findIndex((one) => one.id === topic);
    for (const node of graph.nodes.values()) {
      if (node.type === "claim") {
        node.isShown = (!topic || node.topic === topicPlace) &&
          (!status || graph.overview.statuses[node.status][1] === status) &&
          (!kind || graph.overview.kinds[node.kind] === kind) && (show !== "not-approved" || isOpen(node.status));
      } else if (node.type === "reference") {
        node.isShown = (!design || graph.overview.designs[node.design] === design) &&
          (!from || node.year >= Number(from)) && (!to || (node.year > 0 && node.year <= Number(to))) &&
          (show !== "retracted" || node.isRetracted);
      } else node.isShown = node.isPage;
    }
    for (const line of graph.lines) {
      line.isShown = line.from.isShown && line.to.isShown && (line.type !== "cites" ||
        ((!direction || graph.directions[line.direction] === direction) && (show !== "disputed" || line.direction === 1)));
    }
    const hasLine = (node, ...types) => node.lines.some((line) => types.includes(line.type) && line.isShown);
    const nodes = [...graph.nodes.values()];
    if (asksLines) settle(nodes, "claim", (node) => hasLine(node, "cites"));
    if (asksLines && (asksClaims || direction || show === "disputed") || asksClaims)
      settle(nodes, "reference", (node) => hasLine(node, "cites"));
    if (asksLines || asksClaims) settle(nodes, "article", (node) => hasLine(node, "home"));
    graph.isNarrowed = asksLines || asksClaims;
    graph.say("filter");
  };

  const settle = (nodes, type, stays) => {
    for (const node of nodes) {
      if (node.type !== type || !node.isShown || stays(node)) continue;
      node.isShown = false;
      for (const line of node.lines) line.isShown = false;
    }
  };

  const fill = (select, labels) => {
    for (const label of labels) select.append(new Option(...(Array.isArray(label) ? label : [label, label])));
  };

  graph.addEventListener("ready", () => {
    const panel = document.querySelector("[data-graph-filters]");
    const shows = document.querySelector("[data-graph-shows]");
    const counts = document.querySelector("[data-graph-counts]");
    const control = (name) => panel.querySelector(`[name=${name}]`);
    const { statuses, kinds, designs } = graph.overview;
    fill(control("topic"), graph.topics.map((topic) => [topic.title, topic.id]));
    fill(control("status"), [...new Set(statuses.map(([, label]) => label))]);
    fill(control("kind"), kinds);
    fill(control("design"), designs);

    panel.addEventListener("change", ({ target }) => {
      // Of a large base the records of a topic come when it is looked at.
      if (target.name === "topic" && graph.view.isFar) graph.lookAtTopic(graph.topics.find((topic) => topic.id === target.value));
      graph.narrow({ [target.name]: target.value });
    });
    panel.querySelector("[data-graph-clear]").addEventListener("click", () =>
      graph.narrow(Object.fromEntries(NAMES.map((name) => [name, ""]))));
    shows.addEventListener("click", (event) => {
      const wanted = event.target.closest("button")?.value;
      if (wanted) graph.narrow({ show: graph.filter.show === wanted ? "" : wanted });
    });
    graph.addEventListener("filter", () => {
      for (const name of NAMES) if (control(name)) control(name).value = graph.filter[name];
      for (const button of shows.querySelectorAll("button"))
        button.setAttribute("aria-pressed", String(button.value === graph.filter.show));
      const all = [...graph.nodes.values()];
      const count = (type, test) => all.filter((node) => node.type === type && test(node)).length;
      const isShown = (node) => node.isShown, isAny = () => true;
      counts.textContent = graph.nodes.size === 0 ? graph.words.regions : graph.filled(graph.words.counts, {
        claims: count("claim", isShown), all_claims: count("claim", isAny),
        sources: count("reference", isShown), all_sources: count("reference", isAny),
      });
    });
    graph.addEventListener("data", sift);
    graph.addEventListener("failed", () => { counts.textContent = graph.words.failed; });
    sift();
  });
})();
