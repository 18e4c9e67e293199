// From what somebody typed to what the index is asked: the words that say something, pairs of neighbours, and the
// whole as one identifier. Defines evidence.search.
(() => {
  "use strict";
  const search = new EventTarget();
  window.evidence = Object.assign(window.evidence ?? {}, { search });
  const MOST = 16;

  const page = document.querySelector("[data-search-page]");
  const ofQuestions = new Set(page.dataset.questionWords.split(" "));

  // A hyphenated word is searched by its parts, as the index knows them.
  const wordsOf = (asked) => asked.toLowerCase().normalize("NFC").replace(/['’]/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [];

  // As generator/rendering/search_entry.py squeezes DOIs, PMIDs, keys and ids.
  search.squeezed = (asked) => asked.trim().toLowerCase()
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/|doi|pmid)\s*:?\s*/u, "")
    .replace(/[^\p{L}\p{N}]/gu, "");

  // As facet_word of the same file writes what narrows.
  search.facetWord = (facet, value) => `zq${facet}${value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")}qz`;

  search.asked = (text) => {
    const all = wordsOf(text);
    const telling = all.filter((word) => !ofQuestions.has(word));
    const words = [...new Set(telling.length ? telling : all)].slice(0, MOST);
    const pairs = all.slice(1).map((word, place) => [all[place], word])
      .filter((pair) => pair.every((word) => words.includes(word)))
      .map((pair) => pair.join(" "));
    return { text, words, pairs: [...new Set(pairs)].slice(0, MOST), name: search.squeezed(text) };
  };
})();
