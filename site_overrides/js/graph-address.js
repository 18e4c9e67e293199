// Keeps where one looks, what is filtered and what is chosen in the fragment of the address, so that a view
// can be shared: #at=x,y,width&select=id&show=disputed.
(() => {
  "use strict";
  const graph = window.evidence.graph;
  let timer = 0, hasMoved = false;

  const written = () => {
    const parts = new URLSearchParams();
    const { x, y, scale, width } = graph.view;
    if (hasMoved) parts.set("at", [x, y, width / scale].map(Math.round).join(","));
    if (graph.selected) parts.set("select", graph.selected.id);
    for (const name of graph.filterNames) if (graph.filter[name]) parts.set(name, graph.filter[name]);
    return parts.toString().replaceAll("%2C", ",");
  };

  const write = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const fragment = written();
      if (fragment === location.hash.slice(1) || (!fragment && !location.hash.includes("="))) return;
      try { history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search); } catch { /* from disk some browsers refuse */ }
    }, 250);
  };

  const read = () => {
    // A fragment without a sign of equality leads to a place of the page, not of the map.
    if (!location.hash.includes("=")) return;
    const parts = new URLSearchParams(location.hash.slice(1));
    graph.narrow(Object.fromEntries(graph.filterNames.map((name) => [name, parts.get(name) ?? ""])));
    const [x, y, width] = (parts.get("at") ?? "").split(",").map(Number);
    hasMoved = width > 0 && [x, y, width].every(Number.isFinite);
    if (hasMoved) graph.look(x, y, graph.view.width / width);
    const wanted = parts.get("select");
    if (wanted) graph.goTo(wanted, { isPlaced: hasMoved });
    else graph.select(null);
  };

  graph.addEventListener("ready", () => {
    read();
    window.addEventListener("hashchange", read);
    graph.addEventListener("view", () => { hasMoved = true; write(); });
    graph.addEventListener("filter", write);
    graph.addEventListener("select", write);
  });
})();
