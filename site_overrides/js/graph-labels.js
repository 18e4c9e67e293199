// Writes the names on the map: as many as there is room for, none over another.
(() => {
  "use strict";
  const graph = window.evidence.graph, { brush } = graph;
  const MOST_LABELS = 120, LINE = 15;

  // The most telling labels first; one that would cover another is left out, and appears from nearer by.
  brush.paintLabels = (near) => {
    const taken = [];
    let left = MOST_LABELS;
    const put = (text, x, y, options) => { if (left > 0 && label(text, x, y, taken, options)) left--; };
    brush.pen.textBaseline = "middle";
    brush.pen.lineJoin = "round";
    for (const node of new Set([graph.selected, brush.hovered])) if (node) beside(node, put, true);
    for (const { title, x, y, side } of graph.topics) {
      const size = side * graph.view.scale, [atLeft, atTop] = graph.toScreen(x, y);
      // The title stays in sight as long as enough of its topic does.
      const start = Math.max(atLeft + 14, 14), room = atLeft + size - 14 - start;
      if (size <= 70) put(title, atLeft + size / 2, atTop + size / 2, { size: 11, weight: 600, width: 90, isMiddle: true, colour: "ink" });
      else if (room > Math.min(size / 2, 200)) put(title, start, Math.max(atTop + Math.min(size * 0.05, 26) + 4, 16), { size: 15, weight: 600, width: room, colour: "ink" });
    }
    for (const node of near) if (node.isShown) beside(node, put, false);
    if (brush.isFaint) return;
    for (const node of brush.drawn.article) {
      const room = node.radius * graph.view.scale;
      if (room > 40) put(node.label, ...under(node), { size: 13, weight: 600, width: room * 1.95, isMiddle: true, lines: 3, colour: "ink" });
    }
    if (graph.view.scale < 0.6) return;
    // The studies inside a review are named from nearer by, or their names would hide it.
    const apart = brush.drawn.reference.filter((node) => !node.review || graph.view.scale > 2.5);
    for (const node of [...apart, ...brush.drawn.claim]) if (left > 0 && brush.isInSight(graph.toScreen(node.x, node.y), 0)) beside(node, put, false);
  };

  const under = (node) => {
    const [x, y] = graph.toScreen(node.x, node.y);
    return [x, y + node.radius * graph.view.scale + 12];
  };

  const beside = (node, put, isWhole) => {
    const [x, y] = graph.toScreen(node.x, node.y), away = brush.sizeOf(node) + 8;
    const isRight = x > graph.view.width / 2, room = (isRight ? x : graph.view.width - x) - away - 8;
    const width = Math.min(isWhole ? 260 : 170, room);
    put(node.plain || node.label, isRight ? x - away : x + away, y, { size: 12, weight: isWhole ? 600 : 400, width, isEnd: isRight, lines: isWhole ? 4 : 2, colour: "ink" });
  };

  const label = (text, x, y, taken, { size, weight, width, isMiddle = false, isEnd = false, lines = 1, colour }) => {
    brush.pen.font = `${weight} ${size}px ${brush.font}`;
    const rows = broken(text, width, lines), wide = Math.max(...rows.map((row) => brush.pen.measureText(row).width));
    const start = isMiddle ? x - wide / 2 : isEnd ? x - wide : x, top = isMiddle ? y : y - (rows.length * LINE) / 2 + LINE / 2;
    const box = [start - 2, top - LINE / 2, start + wide + 2, top + (rows.length - 0.5) * LINE];
    if (!brush.isInSight([x, y], 40) || taken.some((one) => one[0] < box[2] && one[2] > box[0] && one[1] < box[3] && one[3] > box[1])) return false;
    taken.push(box);
    brush.pen.textAlign = isMiddle ? "center" : isEnd ? "right" : "left";
    brush.pen.strokeStyle = brush.colours.paper;
    brush.pen.fillStyle = brush.colours[colour];
    brush.pen.lineWidth = 4;
    rows.forEach((row, place) => {
      brush.pen.strokeText(row, x, top + place * LINE);
      brush.pen.fillText(row, x, top + place * LINE);
    });
    return true;
  };

  const kept = new Map();
  const broken = (text, width, lines) => {
    const key = `${brush.pen.font} ${Math.round(width / 20)} ${lines} ${text}`;
    if (!kept.has(key)) {
      if (kept.size > 5000) kept.clear();
      kept.set(key, breakText(text, width, lines));
    }
    return kept.get(key);
  };

  const breakText = (text, width, lines) => {
    const rows = [""];
    for (const word of text.split(" ")) {
      const longer = rows.at(-1) ? `${rows.at(-1)} ${word}` : word;
      if (brush.pen.measureText(longer).width <= width || !rows.at(-1)) rows[rows.length - 1] = longer;
      else if (rows.length < lines) rows.push(word);
      else return [...rows.slice(0, -1), `${rows.at(-1)}…`];
    }
    return rows;
  };
})();
