// Draws the lines of the map: colour and dashes say what a source does to a statement.
(() => {
  "use strict";
  const graph = window.evidence.graph, { brush } = graph;
  const DASHES = [[], [7, 4], [2, 4]];

  const STYLES = [
    { test: (line) => line.type === "cites" && line.direction === 0, colour: "accent", dash: DASHES[0] },
    { test: (line) => line.type === "cites" && line.direction === 2, colour: "ink-soft", dash: DASHES[2] },
    { test: (line) => line.type === "cites" && line.direction === 1, colour: "disputes", dash: DASHES[1] },
    { test: (line) => line.type === "relation" && line.relation === 0, colour: "disputes", dash: DASHES[1] },
    { test: (line) => line.type !== "cites" && !(line.type === "relation" && line.relation === 0), colour: "rule-strong", dash: DASHES[2] },
  ];

  brush.inStyles = (lines) => STYLES.map(({ test }) => lines.filter((line) => line.isShown && test(line)));

  brush.paintLines = (styles, strength) => {
    const { view } = graph, { scale } = view;
    const [left, top] = graph.toMap(0, 0), [right, bottom] = graph.toMap(view.width, view.height);
    const seen = styles.map((lines) => lines.filter(({ from, to }) =>
      !((from.x < left && to.x < left) || (from.x > right && to.x > right) || (from.y < top && to.y < top) || (from.y > bottom && to.y > bottom))));
    // Thousands of broken lines are as slow as they are unreadable; seen from afar all are whole.
    const count = seen.reduce((sum, one) => sum + one.length, 0), isBroken = count < 4000;
    // The more there are, the fainter each is, or nothing else could be seen.
    brush.pen.globalAlpha = Math.max(strength * Math.min(1, Math.sqrt(600 / count)), 0.05);
    brush.pen.lineWidth = Math.min(Math.max(scale * 3, 0.6), 1.8);
    STYLES.forEach(({ colour, dash }, place) => {
      brush.pen.strokeStyle = brush.colours[colour];
      brush.pen.setLineDash(isBroken ? dash : []);
      brush.inBatches(seen[place], ({ from, to }) => {
        brush.pen.moveTo((from.x - left) * scale, (from.y - top) * scale);
        brush.pen.lineTo((to.x - left) * scale, (to.y - top) * scale);
      }, () => brush.pen.stroke());
    });
    brush.pen.setLineDash([]);
    brush.pen.globalAlpha = 1;
  };
})();
