// The words of the map come with its overview, in the language of the site; here their holes are filled, and what
// scripts compare has names of its own. Defines evidence.graph.
(() => {
  "use strict";
  const graph = new EventTarget();
  window.evidence = Object.assign(window.evidence ?? {}, { graph });

  graph.words = {};
  graph.directions = ["supports", "disputes", "neutral"];

  graph.filled = (words, values) => words.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
})();
