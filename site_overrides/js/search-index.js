// Asks the index. It demands all words of a search at once, and a question has words that no answer has; so each
// word is looked up by itself, with those that mean the same. The best of what is found is then read and put in order by
// search-rank.js. Adds to evidence.search.
(() => {
  "use strict";
  const { search } = window.evidence;
  const ENOUGH = 0.3; // of the best result's rank: what is further off is no answer
  const OTHER = 0.5; // for a word that means the same
  const PAIR = 0.6; // two words side by side tell more than both apart
  const NUMBER = 0.3; // a number alone tells little: every result has some
  const READ = { claim: 24, article: 6, reference: 6 }; // so many of the best are read and put in order
  const CANDIDATES = 8;

  const page = document.querySelector("[data-search-page]");
  const size = Number(page.dataset.size); // records of the site
  let index;

  search.open = async () => {
    const folder = new URL("pagefind/", document.baseURI);
    const options = { baseUrl: "/", ranking: { termSaturation: 1.2, pageLength: 0.6 } };
    index = await import(new URL("pagefind.js", folder));
    await index.options(options);
    await index.init();
    const others = Array.from({ length: page.dataset.parts - 1 }, (_, place) => new URL(`${place + 2}/`, folder).href);
    await Promise.all(others.map((part) => index.mergeIndex(part, options)));
  };

  const read = async (result) => {
    const { anchors, content } = await result.data();
    return { card: JSON.parse(anchors[0].id), content };
  };

  // Every kind of record asks for the same words: the index is asked once for each.
  const MOST = 64;
  const asked = new Map();
  const found = (word) => {
    if (!asked.has(word)) {
      if (asked.size >= MOST) asked.clear();
      asked.set(word, index.search(word).then(({ results }) => results));
    }
    return asked.get(word);
  };

  const pagesWith = new Map(); // by word of a facet: the ids of all pages that have it

  const idsWith = async (facet, value) => {
    const word = search.facetWord(facet, value);
    if (!pagesWith.has(word)) pagesWith.set(word, new Set((await found(word)).map(({ id }) => id)));
    return pagesWith.get(word);
  };

  // Whether a page has every value that is asked for.
  const passes = async (narrowed) => {
    const sets = await Promise.all(Object.entries(narrowed).map(([facet, value]) => idsWith(facet, value)));
    return ({ id }) => sets.every((ids) => ids.has(id));
  };

  // The pages that have a word, each with its score as a part of the best one.
  const hitsOf = async (word, factor, isIn) => {
    const results = (await found(word)).filter((result) => result.score > 0 && isIn(result));
    const best = results.reduce((most, { score }) => Math.max(most, score), 0);
    return results.map((result) => ({ result, share: factor * (0.4 + 0.6 * result.score / best) }));
  };

  // A word with those that mean the same: a page counts by the best of them, and all by how few pages have any.
  const lookUp = async ({ word, others = [] }, factor, isIn) => {
    const found = await Promise.all([hitsOf(word, 1, isIn), ...others.map((other) => hitsOf(other, OTHER, isIn))]);
    const best = new Map();
    for (const hit of found.flat())
      if (!(best.get(hit.result.id)?.share >= hit.share)) best.set(hit.result.id, hit);
    const rarity = best.size ? Math.log(1 + size / best.size) : 0;
    return { word, weight: factor * rarity, hits: [...best.values()] };
  };

  // A page that lacks a rare word falls back by more than the word's own weight.
  const rank = (lookups) => {
    const ranks = new Map();
    const all = lookups.reduce((sum, { weight }) => sum + weight, 0);
    for (const { hits, weight } of lookups)
      for (const { result, share } of hits) {
        const seen = ranks.get(result.id) ?? { result, rank: 0, covered: 0 };
        seen.rank += weight * share;
        seen.covered += weight;
        ranks.set(result.id, seen);
      }
    for (const seen of ranks.values()) seen.rank *= seen.covered / all;
    return inOrder([...ranks.values()]);
  };

  const inOrder = (ranked) => ranked.sort((one, other) => other.rank - one.rank);

  // Without what is too far off to be an answer. For a word that it does not know the index finds words that begin alike.
  const near = (ranked) => ranked.filter((one) => one.rank > 0 && one.rank >= ENOUGH * ranked[0].rank);

  // Records of one type, the best first, without what is too far off to be an answer.
  search.ranked = async (asked, type, narrowed) => {
    const isIn = await passes({ ...narrowed, type });
    const words = await Promise.all(asked.words.map((one) => lookUp(one, 1, isIn)));
    const rest = await Promise.all([
      ...asked.pairs.map((pair) => lookUp({ word: `"${pair.join(" ")}"` }, PAIR, isIn)),
      ...asked.numbers.map((word) => lookUp({ word }, NUMBER, isIn)),
    ]);
    const ranked = rank([...words, ...rest].filter(({ hits }) => hits.length));
    const weights = new Map(words.map(({ word, weight }) => [word, weight]));
    const first = await Promise.all(ranked.slice(0, READ[type]).map(async ({ result }) => {
      const known = await read(result);
      return { result, known, rank: search.closeness(asked, weights, known) };
    }));
    const answers = near(inOrder(first));
    return [...answers, ...(answers.length ? near(ranked).slice(READ[type]) : [])].map(({ result, known }) => ({
      id: result.id, type, record: async () => (known ?? await read(result)).card,
    }));
  };

  // The record whose DOI, PMID, key or id this is, in whatever way it was written.
  search.exact = async (asked, types, narrowed) => {
    if (asked.name.length < 3) return [];
    const results = await found(search.facetWord("name", asked.name));
    const same = [];
    for (const type of types) {
      const isIn = await passes({ ...narrowed, type });
      for (const result of results.slice(0, CANDIDATES).filter(isIn)) {
        const { card } = await read(result);
        if (card.names.includes(asked.name)) same.push({ id: result.id, type, record: async () => card });
      }
    }
    return same;
  };
})();
