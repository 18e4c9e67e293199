// Where one looks at the map: dragging, pinching, the wheel, the zoom buttons and the keys. Hooked to
// [data-graph-canvas] and [data-graph-zoom].
(() => {
  "use strict";
  const graph = window.evidence.graph;
  const STEP = 1.5, FAR = 80, CLOSEST = 4, MOVED = 5;
  const view = { x: 0, y: 0, scale: 1, width: 1, height: 1 };
  graph.view = view;

  graph.toScreen = (x, y) => [(x - view.x) * view.scale + view.width / 2, (y - view.y) * view.scale + view.height / 2];
  graph.toMap = (x, y) => [(x - view.width / 2) / view.scale + view.x, (y - view.height / 2) / view.scale + view.y];

  const widest = () => {
    const [width, height] = graph.overview.size;
    return Math.min(view.width / width, view.height / height) * 0.96;
  };

  graph.look = (x, y, scale) => {
    const [width, height] = graph.overview.size;
    view.scale = Math.min(Math.max(scale, widest() / 2), Math.max(CLOSEST, widest()));
    view.x = Math.min(Math.max(x, 0), width);
    view.y = Math.min(Math.max(y, 0), height);
    loadInSight();
    graph.say("view");
  };

  graph.lookAtWhole = () => {
    const [width, height] = graph.overview.size;
    graph.look(width / 2, height / 2, widest());
  };

  // Near enough to read what stands around it, and no nearer than one is already.
  graph.lookAt = (node) => graph.look(node.x, node.y, Math.max(view.scale, Math.min(view.width, view.height) / 900));

  graph.lookAtTopic = (topic) => {
    if (topic) graph.look(topic.x + topic.side / 2, topic.y + topic.side / 2, Math.min(view.width, view.height) * 0.96 / topic.side);
  };

  const zoomAt = (x, y, times) => {
    const [mapX, mapY] = graph.toMap(x, y);
    const before = view.scale;
    const after = Math.min(Math.max(before * times, widest() / 2), Math.max(CLOSEST, widest()));
    graph.look(mapX + (view.x - mapX) * before / after, mapY + (view.y - mapY) * before / after, after);
  };

  const zoom = (times) => zoomAt(view.width / 2, view.height / 2, times);
  const pan = (x, y) => graph.look(view.x + x / view.scale, view.y + y / view.scale, view.scale);

  const loadInSight = () => {
    if (graph.overview.isWhole) return;
    const [left, top] = graph.toMap(0, 0), [right, bottom] = graph.toMap(view.width, view.height);
    const seen = graph.regions.map((region, place) => ({ region, place })).filter(({ region }) =>
      region.topic >= 0 && region.left < right && region.right > left && region.top < bottom && region.bottom > top);
    view.isFar = seen.length > graph.overview.mostInSight;
    if (!view.isFar) seen.forEach(({ place }) => graph.load(place));
  };

  const hook = (stage) => {
    const pointers = new Map();
    let path = 0;

    stage.addEventListener("pointerdown", (event) => {
      if (event.button > 0) return;
      pointers.set(event.pointerId, [event.offsetX, event.offsetY]);
      path = pointers.size > 1 ? Infinity : 0;
      stage.setPointerCapture(event.pointerId);
    });
    stage.addEventListener("pointermove", (event) => {
      const before = pointers.get(event.pointerId), now = [event.offsetX, event.offsetY];
      if (!before) {
        if (event.pointerType === "mouse") graph.hover?.(...now);
        return;
      }
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      pointers.set(event.pointerId, now);
      path += Math.hypot(now[0] - before[0], now[1] - before[1]);
      if (other) pinch(before, now, other);
      else if (path > MOVED) pan(before[0] - now[0], before[1] - now[1]);
    });
    const lift = (event) => {
      const isTap = pointers.size === 1 && path <= MOVED && event.type === "pointerup";
      pointers.delete(event.pointerId);
      if (isTap) graph.pick?.(event.offsetX, event.offsetY);
    };
    stage.addEventListener("pointerup", lift);
    stage.addEventListener("pointercancel", lift);
    stage.addEventListener("wheel", (event) => {
      // The page scrolls on, unless the map was taken hold of, or the zoom key is held.
      if (!event.ctrlKey && !event.metaKey && document.activeElement !== stage) return;
      event.preventDefault();
      zoomAt(event.offsetX, event.offsetY, Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.002)));
    }, { passive: false });
    stage.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !press(event)) return;
      event.preventDefault();
    });
  };

  const pinch = (before, now, other) => {
    const apart = (one) => Math.max(Math.hypot(one[0] - other[0], one[1] - other[1]), 1);
    pan((before[0] - now[0]) / 2, (before[1] - now[1]) / 2);
    zoomAt((now[0] + other[0]) / 2, (now[1] + other[1]) / 2, apart(now) / apart(before));
  };

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  const press = (event) => {
    const arrow = ARROWS[event.key];
    if (arrow && event.shiftKey) pan(arrow[0] * FAR, arrow[1] * FAR);
    else if (arrow) graph.step(...arrow);
    else if (event.key === "+" || event.key === "=") zoom(STEP);
    else if (event.key === "-" || event.key === "_") zoom(1 / STEP);
    else if (event.key === "0" || event.key === "Home") graph.lookAtWhole();
    else if (event.key === "Escape") graph.select(null);
    else if (event.key === "Enter") return graph.openSelected();
    else return false;
    return true;
  };

  graph.addEventListener("ready", () => {
    const stage = document.querySelector("[data-graph-canvas]");
    const measure = () => {
      const isFirst = view.width === 1;
      view.width = stage.clientWidth;
      view.height = stage.clientHeight;
      if (isFirst) graph.lookAtWhole();
      graph.say("size");
    };
    hook(stage);
    // As high as the whole map asks for at this width; the style sheet says between what bounds.
    const [width, height] = graph.overview.size;
    stage.style.setProperty("--map-height", `${Math.round(stage.clientWidth * height / width + 24)}px`);
    measure();
    new ResizeObserver(measure).observe(stage);
    document.querySelector("[data-graph-zoom]").addEventListener("click", (event) => {
      const wanted = event.target.closest("button")?.value;
      if (wanted === "in") zoom(STEP);
      else if (wanted === "out") zoom(1 / STEP);
      else if (wanted === "whole") graph.lookAtWhole();
    });
  });
})();
