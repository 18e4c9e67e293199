// Draws the records of the map as marks, and the rings of reviews around the studies inside them.
(() => {
  "use strict";
  const graph = window.evidence.graph, { brush } = graph;
  const SIZES = { article: [36, 2.5, 13], claim: [20, 1.6, 9], reference: [17, 1.4, 8], inside: [5, 0.8, 5], review: [7, 1.4, 7] };

  brush.sizeOf = ({ type, review, ring }) => {
    const [times, least, most] = SIZES[review ? "inside" : ring ? "review" : type];
    return Math.min(Math.max(graph.view.scale * times, least), most);
  };

  const styleOf = (node) => {
    if (node.type === "reference") return node.isRetracted ? "alarm" : "ink-soft";
    const word = graph.overview.statuses[node.status]?.[0];
    return { approved: "approved", hold: "alarm", "retracted-source": "alarm", submitted: "submitted" }[word] ?? "review";
  };

  // Shape tells the kind (square, circle, diamond), filling that it is approved, a cross that it is retracted
  // or on hold; colour only repeats it.
  brush.paintNodes = (type, near) => {
    const groups = new Map();
    for (const node of brush.drawn[type]) {
      const place = graph.toScreen(node.x, node.y), size = brush.sizeOf(node);
      if (!brush.isInSight(place, size)) continue;
      const key = `${styleOf(node)} ${size} ${brush.isFaint && !near.has(node) && node !== graph.selected ? 0.3 : 1}`;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(place);
    }
    for (const [key, places] of groups) {
      const [colour, own, strength] = key.split(" "), size = Number(own);
      const isFull = type === "reference" ? colour !== "alarm" : colour === "approved";
      brush.pen.globalAlpha = Number(strength);
      brush.pen.strokeStyle = brush.colours[colour];
      brush.pen.fillStyle = isFull ? brush.colours[colour] : brush.colours.paper;
      brush.pen.lineWidth = Math.min(1.8, Math.max(size / 3, 0.8));
      brush.inBatches(places, ([x, y]) => trace(type, x, y, size), () => { brush.pen.fill(); brush.pen.stroke(); });
      if (colour === "alarm") brush.inBatches(places, ([x, y]) => cross(x, y, size * 0.7), () => brush.pen.stroke());
    }
    brush.pen.globalAlpha = 1;
  };

  const trace = (type, x, y, size) => {
    if (type === "claim") {
      brush.pen.moveTo(x + size, y);
      brush.pen.arc(x, y, size, 0, 7);
    } else if (type === "article") brush.pen.rect(x - size, y - size, 2 * size, 2 * size);
    else {
      brush.pen.moveTo(x, y - size);
      brush.pen.lineTo(x + size, y);
      brush.pen.lineTo(x, y + size);
      brush.pen.lineTo(x - size, y);
      brush.pen.closePath();
    }
  };

  const cross = (x, y, size) => {
    brush.pen.moveTo(x - size, y - size);
    brush.pen.lineTo(x + size, y + size);
    brush.pen.moveTo(x + size, y - size);
    brush.pen.lineTo(x - size, y + size);
  };

  // A review with studies inside it is a ring around them and its own mark; seen from afar the mark alone.
  brush.paintRings = () => {
    const { pen, colours, drawn } = brush;
    const seen = drawn.reviews.map((node) => [graph.toScreen(node.x, node.y), node.ring * graph.view.scale])
      .filter(([place, size]) => size > 4 && brush.isInSight(place, size));
    pen.fillStyle = colours.paper;
    pen.strokeStyle = colours["ink-soft"];
    pen.lineWidth = 1.2;
    brush.inBatches(seen, ([[x, y], size]) => {
      pen.moveTo(x + size, y);
      pen.arc(x, y, size, 0, 7);
    }, () => { pen.fill(); pen.stroke(); });
  };
})();
