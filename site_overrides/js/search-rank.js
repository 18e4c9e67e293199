// Puts records in the order in which they answer a question: by how many of its words their own sentences have, then by
// what they are about, then by anything else that is known of them. Adds to evidence.search.
(() => {
  "use strict";
  const { search } = window.evidence;
  const SAYS = 1, ABOUT = 0.5, BESIDES = 0.2; // of a word's weight, by where it stands
  const OTHER = 0.7; // for a word that means the same, or was only begun
  const BEGUN = 4; // letters of a word that was begun
  const PAIR = 0.4; // more for two words that stand side by side in the question and in a sentence
  const NUMBER = 1.2; // of the mean weight of a word; NEAR is the part of it for a number close by
  const NEAR = 0.6, CLOSE = 0.1;
  const LENGTH = 60, LONG = 0.25; // words of a usual record, and how far a longer one falls behind

  const { folded, isSame } = search;

  const wordsOf = (text) => search.wordsOf(text ?? "").map(folded);

  const quality = ({ word, others }, words) => {
    const asked = folded(word);
    if (words.some((one) => isSame(one, asked))) return 1;
    if (asked.length >= BEGUN && words.some((one) => one.startsWith(asked))) return OTHER;
    return others.some((other) => words.some((one) => isSame(one, folded(other)))) ? OTHER : 0;
  };

  // How near a text comes to a number: it names it, or a range that holds it, or one close by.
  const nearness = (number, text) => {
    const named = [...text.matchAll(/(\d+(?:\.\d+)?)(?:\s*(?:to|–|-)\s*(\d+(?:\.\d+)?))?/gu)];
    return Math.max(0, ...named.map(([, from, to]) => {
      if (to ? number >= from && number <= to : number === Number(from)) return 1;
      return [from, to].some((end) => end && Math.abs(number - end) <= CLOSE * number) ? NEAR : 0;
    }));
  };

  const adjacent = (words, [one, other]) =>
    words.some((word, place) => isSame(word, folded(one)) && words[place + 1] && isSame(words[place + 1], folded(other)));

  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);

  // `weights` has the weight of each word of the question, by word; `content` is all that the index knows of a record.
  search.closeness = (asked, weights, { card, content }) => {
    const says = `${card.plain ?? ""} ${card.statement ?? card.title ?? ""}`;
    const said = wordsOf(says), about = wordsOf((card.about ?? []).join(" ")), besides = wordsOf(content);
    let rank = 0, covered = 0, all = 0;
    for (const one of asked.words) {
      const weight = weights.get(one.word);
      if (!weight) continue; // no record has it
      const best = Math.max(SAYS * quality(one, said), ABOUT * quality(one, about), BESIDES * quality(one, besides));
      rank += weight * best;
      covered += best ? weight : 0;
      all += weight;
    }
    for (const pair of asked.pairs) if (adjacent(said, pair)) rank += PAIR * mean(pair.map((word) => weights.get(word) ?? 0));
    const usual = mean([...weights.values()]);
    for (const number of asked.numbers) rank += NUMBER * usual * nearness(Number(number), says);
    const length = 1 - LONG + LONG * Math.max(said.length / LENGTH, 0.5);
    return (rank / length) * (all ? 0.5 + 0.5 * covered / all : 1);
  };
})();
