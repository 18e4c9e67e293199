// Where records are that have not come yet, in a base whose map loads by region: small files by the first two
// letters of a word. Goes to a record wherever it is.
(() => {
  "use strict";
  const graph = window.evidence.graph;
  const asked = new Set();
  let wanted = null;

  graph.directory = new Map();

  graph.plain = (text) => text.normalize("NFKD").toLowerCase();

  const bucketOf = (word) => graph.plain(word).replace(/[^a-z0-9]/g, "").slice(0, 2) || "_";

  graph.ask = (word) => {
    const bucket = bucketOf(word);
    if (graph.overview.isWhole || bucket.length < 2 || asked.has(bucket)) return;
    asked.add(bucket);
    const script = document.createElement("script");
    // Not every two letters begin a word: a file that is missing answers that nothing does.
    script.addEventListener("error", () => graph.say("names"));
    script.src = `graph/_/names/${bucket}.js`;
    document.head.append(script);
  };

  graph.know = ({ entries }) => {
    for (const [id, type, region, label] of entries) graph.directory.set(id, { id, type, region, label });
    graph.say("names");
  };

  // Chooses a record and looks at it, as soon as it is there; `isPlaced` where one looks already.
  graph.goTo = (id, { isPlaced = false } = {}) => {
    wanted = { id, isPlaced };
    arrive();
    if (!wanted) return;
    graph.ask(id);
    follow();
  };

  const follow = () => {
    const entry = wanted && graph.directory.get(wanted.id);
    if (entry) graph.load(entry.region);
  };

  const arrive = () => {
    if (!wanted || !graph.nodes.has(wanted.id)) return;
    const { id, isPlaced } = wanted;
    wanted = null;
    graph.select(id);
    if (!isPlaced) graph.lookAt(graph.selected);
  };

  graph.addEventListener("names", follow);
  graph.addEventListener("data", arrive);
})();
