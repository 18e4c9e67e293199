// Fetches what previews need at the first sign of somebody there: no reader waits for it, and who prints or only looks
// something up never carries it. Until then a link is a link. Hooked to template[data-preview].
(() => {
  "use strict";
  const template = document.querySelector("template[data-preview]");
  if (!template) return;
  const SIGNS = ["pointermove", "pointerdown", "keydown", "scroll"];
  const add = (name, facts) => document.head.append(Object.assign(document.createElement(name), facts));

  const come = () => {
    for (const sign of SIGNS) removeEventListener(sign, come, true);
    add("link", { rel: "stylesheet", href: template.dataset.styles });
    add("script", { src: template.dataset.script });
  };
  for (const sign of SIGNS) addEventListener(sign, come, { capture: true, passive: true });
})();
