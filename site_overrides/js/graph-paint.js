// Paints the map when anything changed, once a frame: topics and rooms, then lines, marks and names.
(() => {
  "use strict";
  const graph = window.evidence.graph, { brush } = graph;
  let isAsked = false;
  Object.assign(brush, { drawn: { lines: [], article: [], claim: [], reference: [], reviews: [] }, hovered: null, isFaint: false });

  const ask = () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => { isAsked = false; paint(); });
  };

  const gather = () => {
    const all = [...graph.nodes.values()].filter((node) => node.isShown);
    const of = (type) => all.filter((node) => node.type === type);
    const reference = of("reference");
    brush.drawn = {
      // That a study is inside a review is told by its place, where it stands there.
      lines: brush.inStyles(graph.lines.filter((line) => line.type !== "home" && !(line.type === "inside" && line.to.review))),
      article: of("article"), claim: of("claim"), reference, reviews: reference.filter((node) => node.ring > 0),
    };
    ask();
  };

  const paint = () => {
    const ratio = devicePixelRatio || 1, { width, height } = graph.view, { canvas, pen } = brush;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    brush.isFaint = graph.selected !== null;
    const near = new Set(graph.selected?.lines.flatMap((line) => [line.from, line.to]));
    paintTopics();
    paintRooms();
    brush.paintRings();
    brush.paintLines(brush.drawn.lines, brush.isFaint ? 0.12 : 0.55);
    if (graph.selected) brush.paintLines(brush.inStyles(graph.selected.lines.filter((line) => line.type !== "inside" || !line.to.review)), 1);
    for (const type of ["reference", "claim", "article"]) brush.paintNodes(type, near);
    paintRing();
    brush.paintLabels(near);
  };

  const paintTopics = () => {
    for (const { x, y, side } of graph.topics) {
      const [left, top] = graph.toScreen(x, y), size = side * graph.view.scale, gap = Math.min(6, size * 0.02);
      brush.pen.fillStyle = brush.colours.wash;
      brush.pen.strokeStyle = brush.colours.rule;
      brush.pen.lineWidth = 1;
      brush.pen.beginPath();
      brush.pen.roundRect(left + gap, top + gap, size - 2 * gap, size - 2 * gap, 8);
      brush.pen.fill();
      brush.pen.stroke();
    }
  };

  // The rooms of articles; of a base whose nodes come by region, those that have not come yet too.
  const paintRooms = () => {
    brush.pen.strokeStyle = brush.colours.rule;
    brush.pen.fillStyle = brush.colours.paper;
    brush.pen.lineWidth = 1;
    const rooms = graph.overview.isWhole ? brush.drawn.article.map(({ x, y, radius }) => [x, y, radius]) : graph.overview.articles;
    brush.inBatches(rooms.filter(([x, y, radius]) => brush.isInSight(graph.toScreen(x, y), radius * graph.view.scale)), ([x, y, radius]) => {
      const [left, top] = graph.toScreen(x, y), size = radius * graph.view.scale;
      brush.pen.moveTo(left + size, top);
      brush.pen.arc(left, top, size, 0, 7);
    }, () => { brush.pen.fill(); brush.pen.stroke(); });
  };

  const paintRing = () => {
    for (const node of [graph.selected, brush.hovered]) {
      if (!node) continue;
      const [x, y] = graph.toScreen(node.x, node.y);
      brush.pen.strokeStyle = brush.colours.ink;
      brush.pen.lineWidth = node === graph.selected ? 3 : 1.5;
      brush.pen.beginPath();
      brush.pen.arc(x, y, brush.sizeOf(node) + 6, 0, 7);
      brush.pen.stroke();
    }
  };

  graph.hover = (x, y) => {
    const found = graph.nearest(x, y);
    if (found === brush.hovered) return;
    brush.hovered = found;
    brush.canvas.parentElement.dataset.over = found ? "record" : "";
    ask();
  };

  for (const event of ["colours", "view", "size", "select"]) graph.addEventListener(event, ask);
  graph.addEventListener("filter", gather);
  graph.addEventListener("ready", gather);
})();
