/* Filters of the items on one page; `data-filters` names the items, `data-groups` what stands around them. */
"use strict";
(() => {
  const { all, words, fold, fill, number, wire, survey, offer, labels } = window.Dateline;

  function filters(form) {
    const selects = all(form, "select[name]");
    const names = selects.map((select) => select.name);
    const known = new Map(selects.map((select) => [select.name, labels(select)]));
    const items = all(document, form.dataset.filters).map((element) => ({
      element,
      values: Object.fromEntries(names.map((name) => [name, (element.getAttribute("data-" + name) || "").split(" ").filter(Boolean)])),
    }));
    const told = form.querySelector("[data-state]");

    wire(form, (state) => {
      const wanted = words(state.get("q"));
      const admits = (item) => {
        if (!wanted.length) return true;
        item.text = item.text || fold(item.element.textContent);
        return wanted.every((word) => item.text.includes(word));
      };
      const { shown, counts } = survey(items, names, state, admits);
      const fits = new Set(shown);
      for (const item of items) item.element.hidden = !fits.has(item);
      const here = new Set(shown.flatMap((item) => groupsOf(item.element, form.dataset.groups)));
      for (const group of all(document, form.dataset.groups)) group.hidden = !here.has(group);
      for (const select of selects) offer(select, counts.get(select.name), (value) => known.get(select.name).get(value) || value);
      const some = fill(form.dataset.some, number(shown.length), number(items.length));
      told.textContent = !state.toString() ? "" : shown.length ? some : form.dataset.none;
      form.dispatchEvent(new CustomEvent("filtered", { detail: Boolean(state.toString()) }));
    });
  }

  function groupsOf(element, what) {
    const found = [];
    for (let group = element.closest(what); group; group = group.parentElement.closest(what)) found.push(group);
    return found;
  }

  all(document, "form[data-filters]").forEach(filters);
})();
