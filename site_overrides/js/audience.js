// Whom the page speaks to: as its address says (?for=patients), else as this device remembers, else both.
// Loaded without `defer`, so that nothing is drawn in the wrong words first. Hooked to [data-audience-choice].
(() => {
  "use strict";
  const CHOICES = ["patients", "clinicians", "both"];
  const root = document.documentElement;

  // A browser may refuse to keep anything, and then the choice lasts for one page.
  const recall = (store) => {
    try { return window[store].getItem("audience"); } catch { return null; }
  };
  const keep = (store, choice) => {
    try { window[store].setItem("audience", choice); } catch { /* nothing to do */ }
  };

  const asked = new URLSearchParams(location.search).get("for");
  // Who follows a shared link reads on in its words, and finds their own again another day.
  if (CHOICES.includes(asked)) keep("sessionStorage", asked);
  const known = [asked, recall("sessionStorage"), recall("localStorage")].find((one) => CHOICES.includes(one));
  root.dataset.audience = known ?? "both";

  const choose = (choice) => {
    root.dataset.audience = choice;
    keep("localStorage", choice);
    keep("sessionStorage", choice);
    const address = new URL(location.href);
    address.searchParams.set("for", choice);
    try { history.replaceState(null, "", address); } catch { /* a page from disk keeps its address */ }
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const control of document.querySelectorAll("[data-audience-choice]")) {
      control.dataset.chosen = known ? "yes" : "no";
      for (const input of control.querySelectorAll("input")) {
        input.checked = input.value === root.dataset.audience;
        input.addEventListener("change", () => {
          choose(input.value);
          control.dataset.chosen = "yes";
        });
      }
    }
  });
})();
