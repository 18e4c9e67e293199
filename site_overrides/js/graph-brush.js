// What all parts of the picture draw with: the pen of the canvas of [data-graph-canvas], the colours and the font
// of the style sheets, and paths of about fifty: one path for all is many times slower, one each is slower too.
(() => {
  "use strict";
  const graph = window.evidence.graph;
  const BATCH = 50;
  const ROLES = ["ink", "ink-soft", "paper", "wash", "rule", "rule-strong", "accent", "approved", "review", "submitted", "alarm", "disputes"];
  const SYSTEM = { paper: "Canvas", wash: "Canvas", accent: "LinkText", rule: "GrayText", "rule-strong": "GrayText" };
  const brush = { canvas: null, pen: null, colours: {}, font: "" };
  graph.brush = brush;

  const readColours = () => {
    const style = getComputedStyle(brush.canvas);
    // Colours that a reader forces do not reach a canvas by themselves.
    const isForced = matchMedia("(forced-colors: active)").matches;
    brush.colours = Object.fromEntries(ROLES.map((role) => [role, isForced ? SYSTEM[role] ?? "CanvasText" : style.getPropertyValue(`--${role}`).trim()]));
    brush.font = style.fontFamily;
    graph.say("colours");
  };

  brush.isInSight = ([x, y], room) => x > -room && y > -room && x < graph.view.width + room && y < graph.view.height + room;

  brush.inBatches = (all, trace, finish) => {
    for (let start = 0; start < all.length; start += BATCH) {
      brush.pen.beginPath();
      for (let i = start; i < Math.min(start + BATCH, all.length); i++) trace(all[i]);
      finish();
    }
  };

  graph.addEventListener("ready", () => {
    brush.canvas = document.querySelector("[data-graph-canvas] canvas");
    brush.pen = brush.canvas.getContext("2d");
    readColours();
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"])
      matchMedia(query).addEventListener("change", readColours);
  });
})();
