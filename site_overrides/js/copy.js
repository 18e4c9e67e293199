// Copies what stands beside a button: its words, or where its link leads. Hooked to [data-copy].
(() => {
  "use strict";
  // Only a safe connection may write to the clipboard; a copy opened from disk has none.
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy]")) {
    const source = button.closest("[data-copy-from]").querySelector("[data-copy-text]");
    const said = button.querySelector("[role='status']");
    button.hidden = false;
    button.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(source.href ?? source.textContent.trim()); } catch { return; }
      said.textContent = button.dataset.copied;
      setTimeout(() => { said.textContent = ""; }, 4000);
    });
  }
})();
