// Asks the index. It demands all words of a search at once, and a question has words that no answer has; so each
// word is looked up by itself, and what was found is ranked by how rare the words it has are. Adds to evidence.search.
(() => {
  "use strict";
  const { search } = window.evidence;
  const ENOUGH = 0.3; // of the best result's rank: what is further off is no answer
  const PAIR = 0.6; // two words side by side tell more than both apart
  const CANDIDATES = 8;

  let index;
  let size = 0;

  search.open = async () => {
    const address = new URL("pagefind/pagefind.js", document.baseURI);
    index = await import(address);
    await index.options({ baseUrl: "/", ranking: { termSaturation: 1.2, pageLength: 0.6, metaWeights: { card: 0, title: 0 } } });
    await index.init();
    size = (await index.search(null)).results.length;
  };

  const record = async (result) => JSON.parse((await result.data()).meta.card);

  const pagesWith = new Map(); // by word of a facet: the ids of all pages that have it

  const idsWith = async (facet, value) => {
    const word = search.facetWord(facet, value);
    if (!pagesWith.has(word)) pagesWith.set(word, new Set((await index.search(word)).results.map(({ id }) => id)));
    return pagesWith.get(word);
  };

  // Whether a page has every value that is asked for.
  const passes = async (narrowed) => {
    const sets = await Promise.all(Object.entries(narrowed).map(([facet, value]) => idsWith(facet, value)));
    return ({ id }) => sets.every((ids) => ids.has(id));
  };

  // The pages that have a word, each with its score as a part of the best one.
  const lookUp = async (word, factor, isIn) => {
    const results = (await index.search(word)).results.filter((result) => result.score > 0 && isIn(result));
    const best = Math.max(...results.map(({ score }) => score));
    const rarity = Math.log(1 + size / Math.max(results.length, 1));
    return { weight: factor * rarity, hits: results.map((result) => ({ result, share: result.score / best })) };
  };

  // A page that lacks a rare word falls back by more than the word's own weight.
  const rank = (lookups) => {
    const ranks = new Map();
    const all = lookups.reduce((sum, { weight }) => sum + weight, 0);
    for (const { hits, weight } of lookups)
      for (const { result, share } of hits) {
        const seen = ranks.get(result.id) ?? { result, rank: 0, covered: 0 };
        seen.rank += weight * (0.4 + 0.6 * share);
        seen.covered += weight;
        ranks.set(result.id, seen);
      }
    for (const seen of ranks.values()) seen.rank *= seen.covered / all;
    return [...ranks.values()].sort((one, other) => other.rank - one.rank);
  };

  // Records of one type, the best first, without what is too far off to be an answer.
  search.ranked = async (asked, type, narrowed) => {
    const isIn = await passes({ ...narrowed, type });
    const lookups = await Promise.all([
      ...asked.words.map((word) => lookUp(word, 1, isIn)),
      ...asked.pairs.map((pair) => lookUp(`"${pair}"`, PAIR, isIn)),
    ]);
    const ranked = rank(lookups.filter(({ hits }) => hits.length));
    const least = ENOUGH * (ranked[0]?.rank ?? 0);
    return ranked.filter((one) => one.rank >= least)
      .map(({ result }) => ({ id: result.id, type, record: () => record(result) }));
  };

  // The record whose DOI, PMID, key or id this is, in whatever way it was written.
  search.exact = async (asked, types, narrowed) => {
    if (asked.name.length < 3) return [];
    const { results } = await index.search(asked.name);
    const same = [];
    for (const type of types) {
      const isIn = await passes({ ...narrowed, type });
      for (const result of results.slice(0, CANDIDATES).filter(isIn)) {
        const known = await record(result);
        if (known.names.includes(asked.name)) same.push({ id: result.id, type, record: async () => known });
      }
    }
    return same;
  };
})();
