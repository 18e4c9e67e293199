// Sends whoever comes to an old address on, to the same place of the new page; without a script the browser goes to its top.
// Hooked to [data-moved].
(() => {
  "use strict";
  const link = document.querySelector("[data-moved]");
  link.search ||= location.search;
  link.hash ||= location.hash;
  location.replace(link.href);
})();
