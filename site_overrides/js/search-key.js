// Whether the key / leads to the search, as this device remembers. Hooked to [data-search-key].
(() => {
  "use strict";
  const box = document.querySelector("[data-search-key]");
  try { box.checked = localStorage.getItem("search-key") !== "off"; } catch { box.checked = true; }
  box.addEventListener("change", () => {
    try { localStorage.setItem("search-key", box.checked ? "on" : "off"); } catch { /* lasts for this page */ }
  });
})();
