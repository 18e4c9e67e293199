// Puts a record into the template of its kind, through textContent alone. Adds to evidence.search.
(() => {
  "use strict";
  const { search } = window.evidence;

  const valueOf = (record, path) => path.split(".").reduce((value, name) => value?.[name], record);

  const keep = (part, attribute, isKept) => {
    for (const element of part.querySelectorAll(`[${attribute}]`)) {
      if (!isKept(element.getAttribute(attribute))) element.remove();
      else element.removeAttribute(attribute);
    }
  };

  const repeat = (part, record) => {
    for (const element of part.querySelectorAll("[data-each]")) {
      const entries = valueOf(record, element.dataset.each) ?? [];
      element.removeAttribute("data-each");
      element.replaceWith(...entries.map((entry) => {
        const piece = new DocumentFragment();
        piece.append(element.cloneNode(true));
        return fill(piece, entry);
      }));
    }
  };

  const fill = (part, record) => {
    repeat(part, record);
    keep(part, "data-when", (path) => Boolean(valueOf(record, path)));
    keep(part, "data-unless", (path) => !valueOf(record, path));
    for (const element of part.querySelectorAll("[data-attribute]")) {
      const [name, path] = element.dataset.attribute.split(":");
      element.removeAttribute("data-attribute");
      const value = valueOf(record, path);
      if (value) element.setAttribute(name, value);
    }
    for (const element of part.querySelectorAll("[data-text]")) {
      element.textContent = valueOf(record, element.dataset.text) ?? "";
      element.removeAttribute("data-text");
    }
    return part;
  };

  search.card = (type, record) => {
    const template = document.querySelector(`template[data-search-result="${type}"]`);
    return fill(template.content.cloneNode(true), record);
  };
})();
