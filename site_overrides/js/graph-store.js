// What the map knows: nodes and lines, from script files that are loaded by adding script elements, since a
// page opened from disk may load scripts and fetch nothing. Each file calls `open` or `add` of evidence.graph.
(() => {
  "use strict";
  const graph = window.evidence.graph;
  const asked = new Set();
  const waiting = new Map(); // by the id of a node that is not loaded: the lines that end there

  graph.nodes = new Map();
  graph.lines = [];
  graph.overview = null;

  graph.say = (event) => graph.dispatchEvent(new Event(event));

  graph.open = (overview) => {
    graph.overview = overview;
    graph.words = overview.words;
    graph.topics = overview.topics.map(([id, title, href, x, y, side, articles, claims]) =>
      ({ id, title, href, x, y, side, articles, claims }));
    graph.regions = overview.shards.map(([name, topic, left, top, right, bottom]) =>
      ({ name, topic, left, top, right, bottom }));
    graph.say("open");
  };

  graph.load = (place) => {
    if (asked.has(place)) return;
    asked.add(place);
    const script = document.createElement("script");
    script.src = `graph/${graph.regions[place].name}.js`;
    script.addEventListener("error", () => graph.say("failed"));
    document.head.append(script);
  };

  graph.isLoaded = () => graph.regions.every((region) => region.isHere);

  graph.add = (shard) => {
    const topic = graph.regions[shard.shard].topic;
    const articles = shard.articles.map(([id, x, y, radius, label, address, status]) =>
      keep({ type: "article", id, x, y, radius, label, status, topic, isPage: address !== "", href: `${address}/index.html` }));
    const claims = shard.claims.map(([id, x, y, home, label, plain, kind, status, rating]) =>
      keep({ type: "claim", id, x, y, home: articles[home], label, plain, kind, status, rating, topic, href: `claims/${id}.html` }));
    const references = shard.references.map(([id, x, y, label, title, design, year, retracted, regions, uses, review, ring]) =>
      keep({ type: "reference", id, x, y, label, title, design, year, isRetracted: retracted === 1, regions, uses, review, ring, href: `references/${id}.html` }));
    for (const claim of claims) join({ type: "home", from: claim.home, to: claim });
    for (let i = 0; i < shard.lines.length; i += 3) {
      const code = shard.lines[i + 2];
      join({ type: "cites", from: claims[shard.lines[i]], to: references[shard.lines[i + 1]], direction: code >> 1, isIndirect: (code & 1) === 1 });
    }
    for (const [article, reference] of shard.prose) join({ type: "prose", from: articles[article], to: references[reference] });
    for (const [article, claim] of shard.shown) joinLater({ type: "shown", from: articles[article] }, claim);
    for (const [claim, relation, other] of shard.relations) joinLater({ type: "relation", from: claims[claim], relation }, other);
    for (const [review, study] of shard.inside) joinLater({ type: "inside", from: references[review] }, study);
    for (const [older, newer] of shard.newer) joinLater({ type: "newer", from: references[older] }, newer);
    graph.regions[shard.shard].isHere = true;
    graph.say("data");
  };

  // A source is written into every region that cites it; the first copy stays.
  const keep = (node) => {
    const known = graph.nodes.get(node.id);
    if (known) return known;
    node.lines = [];
    graph.nodes.set(node.id, node);
    for (const line of waiting.get(node.id) ?? []) join({ ...line, to: node });
    waiting.delete(node.id);
    return node;
  };

  const join = (line) => {
    // What joins two sources comes with every copy of them.
    const isKnown = (line.type === "inside" || line.type === "newer") &&
      line.from.lines.some((one) => one.type === line.type && one.from === line.from && one.to === line.to);
    if (isKnown) return;
    // Two statements that each name the other as its contradiction are one disagreement, and one line.
    const isMutual = line.type === "relation" && line.relation === 0 &&
      line.to.lines.some((one) => one.type === "relation" && one.relation === 0 && one.to === line.from);
    if (isMutual) return;
    graph.lines.push(line);
    line.from.lines.push(line);
    if (line.to !== line.from) line.to.lines.push(line);
  };

  const joinLater = (line, id) => {
    const node = graph.nodes.get(id);
    if (node) join({ ...line, to: node });
    else waiting.set(id, [...(waiting.get(id) ?? []), line]);
  };

  document.addEventListener("DOMContentLoaded", () => {
    const map = document.querySelector("[data-graph-map]");
    // The map takes the place of the picture only where its data has come.
    const show = () => {
      delete map.dataset.failed;
      map.hidden = false;
      document.querySelector("[data-graph-instead]").hidden = true;
      graph.say("ready");
      if (graph.overview.isWhole) graph.regions.forEach((_, place) => graph.load(place));
    };
    if (graph.overview) show();
    else {
      map.dataset.failed = "";
      graph.addEventListener("open", show, { once: true });
    }
  });
})();
