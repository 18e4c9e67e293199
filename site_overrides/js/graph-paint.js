// Draws the map on the canvas of [data-graph-canvas]: topics, lines, nodes, labels, in the colours of the style
// sheets. Lines go in paths of about fifty: one path for all is many times slower, one each is slower too.
(() => {
  "use strict";
  const graph = window.evidence.graph;
  const BATCH = 50, MOST_LABELS = 120, LINE = 15;
  const DASHES = [[], [7, 4], [2, 4]];
  const ROLES = ["ink", "ink-soft", "paper", "wash", "rule", "rule-strong", "accent", "approved", "review", "submitted", "alarm", "disputes"];
  const SYSTEM = { paper: "Canvas", wash: "Canvas", accent: "LinkText", rule: "GrayText", "rule-strong": "GrayText" };
  let canvas, pen, colours = {}, font = "", isAsked = false, hovered = null, isFaint = false;
  let drawn = { lines: [], article: [], claim: [], reference: [] };

  const readColours = () => {
    const style = getComputedStyle(canvas);
    // Colours that a reader forces do not reach a canvas by themselves.
    const isForced = matchMedia("(forced-colors: active)").matches;
    colours = Object.fromEntries(ROLES.map((role) => [role, isForced ? SYSTEM[role] ?? "CanvasText" : style.getPropertyValue(`--${role}`).trim()]));
    font = style.fontFamily;
    ask();
  };

  const ask = () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => { isAsked = false; paint(); });
  };

  const gather = () => {
    const all = [...graph.nodes.values()].filter((node) => node.isShown);
    const of = (type) => all.filter((node) => node.type === type);
    drawn = {
      lines: inStyles(graph.lines.filter((line) => line.type !== "home")),
      article: of("article"), claim: of("claim"), reference: of("reference"),
    };
    ask();
  };

  const paint = () => {
    const ratio = devicePixelRatio || 1, { width, height } = graph.view;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    isFaint = graph.selected !== null;
    const near = new Set(graph.selected?.lines.flatMap((line) => [line.from, line.to]));
    paintTopics();
    paintRooms();
    paintLines(drawn.lines, isFaint ? 0.12 : 0.55);
    if (graph.selected) paintLines(inStyles(graph.selected.lines), 1);
    for (const type of ["reference", "claim", "article"]) paintNodes(type, near);
    paintRing();
    paintLabels(near);
  };

  const isInSight = ([x, y], room) => x > -room && y > -room && x < graph.view.width + room && y < graph.view.height + room;

  const paintTopics = () => {
    for (const { x, y, side } of graph.topics) {
      const [left, top] = graph.toScreen(x, y), size = side * graph.view.scale, gap = Math.min(6, size * 0.02);
      pen.fillStyle = colours.wash;
      pen.strokeStyle = colours.rule;
      pen.lineWidth = 1;
      pen.beginPath();
      pen.roundRect(left + gap, top + gap, size - 2 * gap, size - 2 * gap, 8);
      pen.fill();
      pen.stroke();
    }
  };

  // The rooms of articles; of a base whose nodes come by region, those that have not come yet too.
  const paintRooms = () => {
    pen.strokeStyle = colours.rule;
    pen.fillStyle = colours.paper;
    pen.lineWidth = 1;
    const rooms = graph.overview.isWhole ? drawn.article.map(({ x, y, radius }) => [x, y, radius]) : graph.overview.articles;
    inBatches(rooms.filter(([x, y, radius]) => isInSight(graph.toScreen(x, y), radius * graph.view.scale)), ([x, y, radius]) => {
      const [left, top] = graph.toScreen(x, y), size = radius * graph.view.scale;
      pen.moveTo(left + size, top);
      pen.arc(left, top, size, 0, 7);
    }, () => { pen.fill(); pen.stroke(); });
  };

  const inBatches = (all, trace, finish) => {
    for (let start = 0; start < all.length; start += BATCH) {
      pen.beginPath();
      for (let i = start; i < Math.min(start + BATCH, all.length); i++) trace(all[i]);
      finish();
    }
  };

  const STYLES = [
    { test: (line) => line.type === "cites" && line.direction === 0, colour: "accent", dash: DASHES[0] },
    { test: (line) => line.type === "cites" && line.direction === 2, colour: "ink-soft", dash: DASHES[2] },
    { test: (line) => line.type === "cites" && line.direction === 1, colour: "disputes", dash: DASHES[1] },
    { test: (line) => line.type === "relation" && line.relation === 0, colour: "disputes", dash: DASHES[1] },
    { test: (line) => line.type !== "cites" && !(line.type === "relation" && line.relation === 0), colour: "rule-strong", dash: DASHES[2] },
  ];

  const inStyles = (lines) => STYLES.map(({ test }) => lines.filter((line) => line.isShown && test(line)));

  const paintLines = (styles, strength) => {
    const { view } = graph, { scale } = view;
    const [left, top] = graph.toMap(0, 0), [right, bottom] = graph.toMap(view.width, view.height);
    const seen = styles.map((lines) => lines.filter(({ from, to }) =>
      !((from.x < left && to.x < left) || (from.x > right && to.x > right) || (from.y < top && to.y < top) || (from.y > bottom && to.y > bottom))));
    // Thousands of broken lines are as slow as they are unreadable; seen from afar all are whole.
    const count = seen.reduce((sum, one) => sum + one.length, 0), isBroken = count < 4000;
    // The more there are, the fainter each is, or nothing else could be seen.
    pen.globalAlpha = Math.max(strength * Math.min(1, Math.sqrt(600 / count)), 0.05);
    pen.lineWidth = Math.min(Math.max(scale * 3, 0.6), 1.8);
    STYLES.forEach(({ colour, dash }, place) => {
      pen.strokeStyle = colours[colour];
      pen.setLineDash(isBroken ? dash : []);
      inBatches(seen[place], ({ from, to }) => {
        pen.moveTo((from.x - left) * scale, (from.y - top) * scale);
        pen.lineTo((to.x - left) * scale, (to.y - top) * scale);
      }, () => pen.stroke());
    });
    pen.setLineDash([]);
    pen.globalAlpha = 1;
  };

  const sizeOf = (type) => {
    const [times, least, most] = { article: [36, 2.5, 13], claim: [20, 1.6, 9], reference: [17, 1.4, 8] }[type];
    return Math.min(Math.max(graph.view.scale * times, least), most);
  };

  const styleOf = (node) => {
    if (node.type === "reference") return node.isRetracted ? "alarm" : "ink-soft";
    const word = graph.overview.statuses[node.status]?.[0];
    return { approved: "approved", hold: "alarm", "retracted-source": "alarm", submitted: "submitted" }[word] ?? "review";
  };

  // Shape tells the kind (square, circle, diamond), filling that it is approved, a cross that it is retracted
  // or on hold; colour only repeats it.
  const paintNodes = (type, near) => {
    const size = sizeOf(type), groups = new Map();
    for (const node of drawn[type]) {
      const place = graph.toScreen(node.x, node.y);
      if (!isInSight(place, size)) continue;
      const key = `${styleOf(node)} ${isFaint && !near.has(node) && node !== graph.selected ? 0.3 : 1}`;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(place);
    }
    for (const [key, places] of groups) {
      const [colour, strength] = key.split(" ");
      const isFull = type === "reference" ? colour !== "alarm" : colour === "approved";
      pen.globalAlpha = Number(strength);
      pen.strokeStyle = colours[colour];
      pen.fillStyle = isFull ? colours[colour] : colours.paper;
      pen.lineWidth = Math.min(1.8, Math.max(size / 3, 0.8));
      inBatches(places, ([x, y]) => trace(type, x, y, size), () => { pen.fill(); pen.stroke(); });
      if (colour === "alarm") inBatches(places, ([x, y]) => cross(x, y, size * 0.7), () => pen.stroke());
    }
    pen.globalAlpha = 1;
  };

  const trace = (type, x, y, size) => {
    if (type === "claim") {
      pen.moveTo(x + size, y);
      pen.arc(x, y, size, 0, 7);
    } else if (type === "article") pen.rect(x - size, y - size, 2 * size, 2 * size);
    else {
      pen.moveTo(x, y - size);
      pen.lineTo(x + size, y);
      pen.lineTo(x, y + size);
      pen.lineTo(x - size, y);
      pen.closePath();
    }
  };

  const cross = (x, y, size) => {
    pen.moveTo(x - size, y - size);
    pen.lineTo(x + size, y + size);
    pen.moveTo(x + size, y - size);
    pen.lineTo(x - size, y + size);
  };

  const paintRing = () => {
    for (const node of [graph.selected, hovered]) {
      if (!node) continue;
      const [x, y] = graph.toScreen(node.x, node.y);
      pen.strokeStyle = colours.ink;
      pen.lineWidth = node === graph.selected ? 3 : 1.5;
      pen.beginPath();
      pen.arc(x, y, sizeOf(node.type) + 6, 0, 7);
      pen.stroke();
    }
  };

  // The most telling labels first; one that would cover another is left out, and appears from nearer by.
  const paintLabels = (near) => {
    const taken = [];
    let left = MOST_LABELS;
    const put = (text, x, y, options) => { if (left > 0 && label(text, x, y, taken, options)) left--; };
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    for (const node of new Set([graph.selected, hovered])) if (node) beside(node, put, true);
    for (const { title, x, y, side } of graph.topics) {
      const size = side * graph.view.scale, [atLeft, atTop] = graph.toScreen(x, y);
      // The title stays in sight as long as enough of its topic does.
      const start = Math.max(atLeft + 14, 14), room = atLeft + size - 14 - start;
      if (size <= 70) put(title, atLeft + size / 2, atTop + size / 2, { size: 11, weight: 600, width: 90, isMiddle: true, colour: "ink" });
      else if (room > Math.min(size / 2, 200)) put(title, start, Math.max(atTop + Math.min(size * 0.05, 26) + 4, 16), { size: 15, weight: 600, width: room, colour: "ink" });
    }
    for (const node of near) if (node.isShown) beside(node, put, false);
    if (isFaint) return;
    for (const node of drawn.article) {
      const room = node.radius * graph.view.scale;
      if (room > 40) put(node.label, ...under(node), { size: 13, weight: 600, width: room * 1.95, isMiddle: true, lines: 3, colour: "ink" });
    }
    if (graph.view.scale < 0.6) return;
    for (const node of [...drawn.reference, ...drawn.claim]) if (left > 0 && isInSight(graph.toScreen(node.x, node.y), 0)) beside(node, put, false);
  };

  const under = (node) => {
    const [x, y] = graph.toScreen(node.x, node.y);
    return [x, y + node.radius * graph.view.scale + 12];
  };

  const beside = (node, put, isWhole) => {
    const [x, y] = graph.toScreen(node.x, node.y), away = sizeOf(node.type) + 8;
    const isRight = x > graph.view.width / 2, room = (isRight ? x : graph.view.width - x) - away - 8;
    const width = Math.min(isWhole ? 260 : 170, room);
    put(node.plain || node.label, isRight ? x - away : x + away, y, { size: 12, weight: isWhole ? 600 : 400, width, isEnd: isRight, lines: isWhole ? 4 : 2, colour: "ink" });
  };

  const label = (text, x, y, taken, { size, weight, width, isMiddle = false, isEnd = false, lines = 1, colour }) => {
    pen.font = `${weight} ${size}px ${font}`;
    const rows = broken(text, width, lines), wide = Math.max(...rows.map((row) => pen.measureText(row).width));
    const start = isMiddle ? x - wide / 2 : isEnd ? x - wide : x, top = isMiddle ? y : y - (rows.length * LINE) / 2 + LINE / 2;
    const box = [start - 2, top - LINE / 2, start + wide + 2, top + (rows.length - 0.5) * LINE];
    if (!isInSight([x, y], 40) || taken.some((one) => one[0] < box[2] && one[2] > box[0] && one[1] < box[3] && one[3] > box[1])) return false;
    taken.push(box);
    pen.textAlign = isMiddle ? "center" : isEnd ? "right" : "left";
    pen.strokeStyle = colours.paper;
    pen.fillStyle = colours[colour];
    pen.lineWidth = 4;
    rows.forEach((row, place) => {
      pen.strokeText(row, x, top + place * LINE);
      pen.fillText(row, x, top + place * LINE);
    });
    return true;
  };

  const kept = new Map();
  const broken = (text, width, lines) => {
    const key = `${pen.font} ${Math.round(width / 20)} ${lines} ${text}`;
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
      if (pen.measureText(longer).width <= width || !rows.at(-1)) rows[rows.length - 1] = longer;
      else if (rows.length < lines) rows.push(word);
      else return [...rows.slice(0, -1), `${rows.at(-1)}…`];
    }
    return rows;
  };

  graph.hover = (x, y) => {
    const found = graph.nearest(x, y);
    if (found === hovered) return;
    hovered = found;
    canvas.parentElement.dataset.over = found ? "record" : "";
    ask();
  };

  graph.addEventListener("ready", () => {
    canvas = document.querySelector("[data-graph-canvas] canvas");
    pen = canvas.getContext("2d");
    readColours();
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"])
      matchMedia(query).addEventListener("change", readColours);
    graph.addEventListener("view", ask);
    graph.addEventListener("size", ask);
    graph.addEventListener("select", ask);
    graph.addEventListener("filter", gather);
    gather();
  });
})();
