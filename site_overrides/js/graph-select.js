// What is chosen on the map, in words: the record with what stands around it, announced as it changes.
// Hooked to [data-graph-record].
(() => {
  "use strict";
  const graph = window.evidence.graph;
  const REACH = 14;
  graph.selected = null;

  graph.select = (id) => {
    const node = id ? graph.nodes.get(id) : null;
    if (id && !node) return false;
    graph.selected = node;
    // What cites a source may stand in regions that nobody has looked at yet.
    node?.regions?.forEach((place) => graph.load(place));
    graph.say("select");
    return true;
  };

  graph.openSelected = () => {
    if (graph.selected) location.assign(graph.selected.href);
    return graph.selected !== null;
  };

  graph.nearest = (x, y) => {
    let found = null, least = REACH;
    for (const node of graph.nodes.values()) {
      if (!node.isShown) continue;
      const [left, top] = graph.toScreen(node.x, node.y);
      const away = Math.hypot(left - x, top - y);
      if (away < least) [found, least] = [node, away];
    }
    return found;
  };

  graph.pick = (x, y) => {
    const node = graph.nearest(x, y);
    if (!node && graph.view.isFar) graph.lookAtTopic(topicAt(...graph.toMap(x, y)));
    else graph.select(node?.id ?? null);
  };

  const topicAt = (x, y) =>
    graph.topics.find((topic) => x >= topic.x && y >= topic.y && x < topic.x + topic.side && y < topic.y + topic.side);

  // The next record in a direction: near, and not too far aside.
  graph.step = (right, down) => {
    const from = graph.selected ?? graph.view;
    let found = null, least = Infinity;
    for (const node of graph.nodes.values()) {
      if (!node.isShown || node === from) continue;
      const along = (node.x - from.x) * right + (node.y - from.y) * down;
      const aside = Math.abs((node.x - from.x) * down) + Math.abs((node.y - from.y) * right);
      if (along <= 0 && graph.selected) continue;
      const away = graph.selected ? along + 2.5 * aside : Math.abs(along) + aside;
      if (away < least) [found, least] = [node, away];
    }
    if (!found) return;
    graph.select(found.id);
    const [x, y] = graph.toScreen(found.x, found.y);
    if (x < 40 || y < 40 || x > graph.view.width - 40 || y > graph.view.height - 40)
      graph.look(found.x, found.y, graph.view.scale);
  };

  const make = (name, text, attributes = {}) => {
    const element = Object.assign(document.createElement(name), attributes);
    if (text) element.textContent = text;
    return element;
  };

  // What people wrote, in their language where it is not that of the page; what stands for words on hold is ours.
  const theirs = (element, node) => {
    const own = document.querySelector("[data-graph-own]");
    const isOurs = node.type === "reference" || graph.overview.statuses[node.status]?.[0] === "hold";
    return own && !isOurs ? Object.assign(element, { lang: own.lang, dir: own.dir }) : element;
  };

  const status = (node) => {
    const [word, label] = graph.overview.statuses[node.status] ?? [];
    const element = make("span", label, { className: "status" });
    if (word) element.dataset.status = word;
    return element;
  };

  const forClinicians = (node) => {
    if (!node.plain) return [];
    const clinicians = make("p", "", { className: "statement for-clinicians" });
    clinicians.append(make("span", graph.words.forClinicians, { className: "reader" }), " ", theirs(make("span", node.label), node));
    return [clinicians];
  };

  const facts = (node) => {
    const { kinds, ratings, designs } = graph.overview;
    if (node.type === "claim") return [kinds[node.kind], ratings[node.rating]].filter(Boolean).join(" · ");
    if (node.type === "reference") return [designs[node.design], node.year || "", node.isRetracted ? graph.words.retracted : ""].filter(Boolean).join(" · ");
    return graph.topics[node.topic]?.title ?? "";
  };

  const does = (line) => [graph.words.directions[line.direction], line.isIndirect ? graph.words.indirectly : ""].filter(Boolean).join(", ");

  // Headings with the lines under them, as [heading, line, node at the other end, what the line says].
  const around = (node) => {
    const words = graph.words, found = [];
    for (const line of node.lines) {
      const isFrom = line.from === node, other = isFrom ? line.to : line.from;
      if (line.type === "cites") found.push([isFrom ? words.sources : words.bearsOn, other, does(line), line.direction]);
      if (line.type === "relation") found.push([words.otherStatements, other, (isFrom ? words.relations : words.related)[line.relation]]);
      if (line.type === "home" && (isFrom || other.isPage)) found.push([isFrom ? words.statements : words.question, other, ""]);
      if (line.type === "shown") found.push([isFrom ? words.shownHere : words.question, other, ""]);
      if (line.type === "prose") found.push([isFrom ? words.cited : words.citedBy, other, ""]);
      if (line.type === "inside") found.push([isFrom ? words.inside : words.partOf, other, ""]);
      if (line.type === "newer") found.push([isFrom ? words.newer : words.older, other, ""]);
    }
    return grouped(found);
  };

  const grouped = (found) => {
    const groups = new Map();
    for (const one of found) {
      const known = groups.get(one[0]) ?? [];
      if (!known.some(([, other, says]) => other === one[1] && says === one[2])) groups.set(one[0], [...known, one]);
    }
    return groups;
  };

  // The review among some sources inside which a study is: it must not look like a second vote.
  const reviewOf = (study, lines) => study.lines.find((line) =>
    line.type === "inside" && line.to === study && lines.some(([, other]) => other === line.from))?.from;

  const neighbour = ([, node, says, direction], review) => {
    const item = make("li");
    const button = theirs(make("button", node.plain || node.label, { type: "button", value: node.id }), node);
    item.append(button);
    if (says) {
      const word = make("span", says);
      if (direction !== undefined) word.dataset.direction = graph.directions[direction];
      item.prepend(word, " ");
    }
    if (review) item.append(" ", make("small", graph.filled(graph.words.insideOf, { review: review.label })));
    if (node.isRetracted) item.append(" ", make("span", graph.words.retracted, { className: "warns" }));
    return item;
  };

  const describe = (node) => {
    const heading = theirs(make("h3", node.plain || node.label), node);
    const link = make("p");
    link.append(make("a", graph.words.openPage, { href: node.href }), " ", make("button", graph.words.letGo, { type: "button", value: "" }));
    const head = make("p", `${graph.words.types[node.type]} · ${facts(node)} `, { className: "claim-facts" });
    if (node.type !== "reference") head.append(status(node));
    const parts = [heading, head];
    if (node.type === "claim") parts.push(...forClinicians(node));
    if (node.type === "reference") parts.push(make("p", node.title));
    parts.push(link);
    const groups = around(node);
    for (const [name, lines] of groups) {
      const list = make("ul");
      const reviews = lines.map(([, other]) => node.type === "claim" ? reviewOf(other, lines) : undefined);
      list.append(...lines.map((line, place) => neighbour(line, reviews[place])));
      parts.push(make("h4", `${name} (${reviews.filter((review) => !review).length})`), list);
    }
    const known = new Set((groups.get(graph.words.bearsOn) ?? []).map(([, other]) => other)).size;
    if (node.uses > known) parts.push(make("p", graph.filled(graph.words.elsewhere, { count: node.uses - known }), { className: "hint" }));
    if (groups.size === 0) parts.push(make("p", graph.words.nothing));
    return parts;
  };

  graph.addEventListener("ready", () => {
    const panel = document.querySelector("[data-graph-record]");
    const atFirst = [...panel.childNodes];
    const show = () => panel.replaceChildren(...(graph.selected ? describe(graph.selected) : atFirst));
    graph.addEventListener("select", show);
    graph.addEventListener("data", () => { if (graph.selected?.regions?.length) show(); });
    panel.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      graph.select(button.value || null);
      if (graph.selected) graph.lookAt(graph.selected);
      // The list that held the focus is gone; its place is taken by the record that was chosen.
      const next = panel.querySelector("a") ?? document.querySelector("[data-graph-canvas]");
      next.focus({ preventScroll: !graph.selected });
    });
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      graph.select(null);
      document.querySelector("[data-graph-canvas]").focus();
    });
  });
})();
