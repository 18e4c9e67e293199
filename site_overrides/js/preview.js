// Shows what a link leads to on this page, under the pointer, at the focus or at the first tap, until Escape or until the
// reader turns to something else. CSS puts it beside its link. Hooked to template[data-preview].
(() => {
  "use strict";
  const template = document.querySelector("template[data-preview]");
  if (!template) return;
  // Milliseconds: a pointer that only passes opens nothing, and one on its way to the preview does not lose it.
  const OPENS = 200, CLOSES = 350;
  // Where CSS cannot anchor it a preview is too far from its link for a pointer to reach.
  const reaches = CSS.supports("position-area: block-end");
  let open = null, over = null, timer = 0;

  const linkAt = (target) => {
    const link = target.closest("a") ?? target.closest(".citations")?.querySelector("a");
    // Links in pictures have no hash.
    return link?.hash && link.matches("[href^='#']:not(.preview *, .back *)") ? link : null;
  };
  const zoneOf = (link) => link && (link.closest(".citations") ?? link);
  const isIn = (target) => open && (open.zone.contains(target) || open.box.contains(target));
  const isHeld = () => [open.zone, open.box].some((part) => part.matches(":hover, :focus-within"));

  const close = () => {
    clearTimeout(timer);
    open?.box.remove();
    for (const one of document.querySelectorAll("[data-previewed]")) delete one.dataset.previewed;
    open = null;
  };

  const show = (link, isTap) => {
    const made = evidence.previewOf(link), isBeside = Array.isArray(made);
    if (!made || (isTap && isBeside)) return false;
    close();
    const box = template.content.firstElementChild.cloneNode(true), go = box.firstElementChild;
    open = { link, zone: zoneOf(link), box };
    // What stands beside the link already lights up there.
    for (const one of isBeside ? made : [open.zone]) one.dataset.previewed = "";
    if (isBeside) return true;
    for (const named of made.querySelectorAll("[id]")) named.removeAttribute("id");
    box.prepend(made);
    if (isTap) {
      go.href = link.hash;
      go.textContent = go.dataset[link.hash.match(/\w+/)];
    } else go.remove();
    open.zone.after(box);
    box.showPopover?.();
    if (isTap) box.focus({ preventScroll: true }); // whoever hears the page is told what the tap has opened
    return true;
  };

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    const link = linkAt(target), zone = isIn(target) ? open.zone : zoneOf(link);
    if (pointerType === "touch" || zone === over || !reaches) return;
    over = zone;
    clearTimeout(timer);
    if (isIn(target)) return;
    timer = setTimeout(() => (link && show(link)) || (open && !isHeld() && close()), open ? CLOSES : OPENS);
  });

  document.addEventListener("focusin", ({ target }) => {
    if (isIn(target)) return;
    const link = linkAt(target);
    if (!(link?.matches(":focus-visible") && show(link)) && open && !isHeld()) close();
  });

  document.addEventListener("pointerdown", ({ target }) => isIn(target) || close());

  document.addEventListener("click", (event) => {
    const link = linkAt(event.target);
    if (link && event.pointerType === "touch" && !isIn(link) && show(link, true)) event.preventDefault();
    else if (event.target.closest("a")) setTimeout(close);
  });

  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    if (open?.box.contains(document.activeElement)) open.link.focus({ preventScroll: true });
    close();
  });

  // The sign that brought this script may have been a pointer on its way to a link.
  document.querySelector("a:hover")?.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
})();
