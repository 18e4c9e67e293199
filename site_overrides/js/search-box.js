// The box of every page: Enter leads to the answers. From disk, where nothing can be searched, lists take its
// place. The key / leads to the nearest box, unless somebody types or has turned it off. Hooked to [data-search-box].
(() => {
  "use strict";
  const box = document.querySelector("[data-search-box]");
  if (!box) return;
  const input = box.querySelector("input"), fromDisk = box.querySelector("[data-search-from-disk]");

  if (location.protocol === "file:") {
    box.firstElementChild.remove();
    fromDisk.hidden = false;
    return;
  }

  const ask = () => {
    const asked = input.value.trim();
    if (asked) location.assign(`${box.dataset.searchBox}?q=${encodeURIComponent(asked)}`);
  };
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) ask();
  });
  box.querySelector("button").addEventListener("click", ask);

  // A browser may refuse to remember anything; then the key works.
  const isOff = () => {
    try { return localStorage.getItem("search-key") === "off"; } catch { return false; }
  };
  const types = (element) => element.closest("input, textarea, select, [contenteditable], [role='application']");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isOff() || types(event.target)) return;
    const nearest = [...document.querySelectorAll("[data-search-input]")].find((one) => one.checkVisibility());
    if (!nearest) return;
    event.preventDefault();
    nearest.focus();
    nearest.select();
  });
})();
