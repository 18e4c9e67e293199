// Every word that the scripts of the map say, so that a translation is one file. Defines evidence.graph.
(() => {
  "use strict";
  const graph = new EventTarget();
  window.evidence = Object.assign(window.evidence ?? {}, { graph });

  graph.words = {
    directions: ["supports", "disputes", "neutral"],
    indirectly: "indirectly",
    relations: ["contradicts", "refines", "depends on", "supersedes"],
    related: ["contradicts", "refined by", "needed by", "superseded by"],
    types: { article: "Question", claim: "Statement", reference: "Source" },
    forClinicians: "For clinicians",
    retracted: "Retracted",
    insideOf: (review) => `inside ${review}, not counted twice`,
    sources: "What bears on it",
    bearsOn: "What it bears on",
    otherStatements: "Other statements",
    inside: "Studies inside it",
    partOf: "Inside these reviews",
    newer: "Newer version",
    older: "Replaces",
    statements: "Its statements",
    shownHere: "Statements of other questions shown there",
    cited: "Cited in the text",
    citedBy: "Cited in the text of",
    question: "Question",
    openPage: "Open its page",
    letGo: "Let go",
    nothing: "Nothing is recorded.",
    elsewhere: (count) => `and ${count} more on its page`,
    counts: (claims, allClaims, references, allReferences) =>
      `Shown: ${claims} of ${allClaims} statements and ${references} of ${allReferences} sources.`,
    regions: "Zoom in to see statements and sources.",
    found: (count, shown) => (count > shown ? `${count} found, the first ${shown}:` : `${count} found`),
    notFound: "Nothing found on the part of the map that is loaded.",
    failed: "A part of the map could not be loaded.",
  };
})();
