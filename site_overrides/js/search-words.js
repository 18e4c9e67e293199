// From what somebody typed to what the index is asked: the words that say something, each with those that mean the
// same, pairs of neighbours, numbers, and the whole as one identifier. Defines evidence.search.
(() => {
  "use strict";
  const search = new EventTarget();
  window.evidence = Object.assign(window.evidence ?? {}, { search });
  const MOST = 16;

  const page = document.querySelector("[data-search-page]");
  const ofQuestions = new Set(page.dataset.questionWords.split(" "));

  // A hyphenated word is searched by its parts, as the index knows them.
  search.wordsOf = (text) =>
    text.toLowerCase().normalize("NFC").replace(/['’]/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [];

  const ENDINGS = /^(?:|[sdery]|es|ed|er|ers|ing|ings|ies|ied|ion|ions|ation|ations|al|ally|ic|ly|ful|ment|ments|ity|ive)$/u;

  // British and American spellings of one word are one.
  search.folded = (word) => word.replace(/ae|oe/gu, "e").replace(/is(?=(?:e|ed|es|ing|ation)$)/u, "iz").replace(/our(?=s?$)/u, "or");

  search.isSame = (one, other) => {
    if (one === other) return true;
    let shared = 0;
    while (shared < one.length && one[shared] === other[shared]) shared += 1;
    const least = shared === Math.min(one.length, other.length) ? 3 : 4;
    return shared >= least && ENDINGS.test(one.slice(shared)) && ENDINGS.test(other.slice(shared));
  };

  // The words that mean the same as one, whatever its ending.
  const groups = page.dataset.sameWords.split(";").map((line) => line.split(" "));
  const othersOf = (word) => {
    const same = (other) => search.isSame(search.folded(word), search.folded(other));
    return groups.filter((group) => group.some(same)).flat().filter((other) => !same(other));
  };

  // As generator/rendering/search_entry.py squeezes DOIs, PMIDs, keys and ids.
  search.squeezed = (asked) => asked.trim().toLowerCase()
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/|doi|pmid)\s*:?\s*/u, "")
    .replace(/[^\p{L}\p{N}]/gu, "");

  // As facet_word of the same file writes what narrows.
  search.facetWord = (facet, value) => `zq${facet}${value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")}qz`;

  search.asked = (text) => {
    const all = search.wordsOf(text);
    const telling = all.filter((word) => !ofQuestions.has(word));
    const words = [...new Set(telling.length ? telling : all)].slice(0, MOST);
    const pairs = all.slice(1).map((word, place) => [all[place], word])
      .filter((pair) => pair.every((word) => words.includes(word)));
    return {
      text,
      words: words.filter((word) => !/^\d+$/u.test(word)).map((word) => ({ word, others: othersOf(word) })),
      numbers: words.filter((word) => /^\d+$/u.test(word)),
      pairs: pairs.slice(0, MOST),
      name: search.squeezed(text),
    };
  };
})();
