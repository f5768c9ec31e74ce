/* What filters and search share: a form's state in the address, and how many items each choice would leave.  No request to any host. */
"use strict";
window.Dateline = (() => {
  const all = (where, what) => [...where.querySelectorAll(what)];
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const words = (text) => fold(text || "").split(/\s+/).filter(Boolean);
  const fill = (phrase, ...values) => values.reduce((text, value) => text.replace("%d", value), phrase);
  const language = (() => {
    try {
      return Intl.getCanonicalLocales(document.documentElement.lang)[0];
    } catch (fault) {
      return undefined;
    }
  })();
  const number = (value) => (Math.abs(value) < 1000 ? String(value) : new Intl.NumberFormat(language, { numberingSystem: "latn" }).format(value));
  const compare = new Intl.Collator(language).compare;

  /* The state: ?kind=pledge&actor=x, or #?kind=pledge where an address cannot be rewritten. */
  function read() {
    return new URLSearchParams(location.search || (location.hash.startsWith("#?") ? location.hash.slice(1) : ""));
  }
  function write(state) {
    const query = state.toString();
    const hash = location.hash.startsWith("#?") ? "" : location.hash;
    try {
      history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + hash);
    } catch (fault) {
      location.replace("#?" + query);
    }
  }

  /* Puts the address's state into the form; calls `apply` with the state then (where there is one) and at every change. */
  function wire(form, apply) {
    const fields = all(form, "input[name],select[name]");
    const known = read();
    for (const field of fields) {
      if (!known.get(field.name)) continue;
      field.value = known.get(field.name);
      if (field.value) continue;
      field.add(new Option(known.get(field.name), known.get(field.name))); // of a value that no item has, nothing is to be shown
      field.value = known.get(field.name);
    }
    const state = () => {
      const given = new URLSearchParams(fields.filter((field) => field.value.trim()).map((field) => [field.name, field.value]));
      form.classList.toggle("on", given.toString() !== "");
      return given;
    };
    const run = () => {
      write(state());
      apply(state());
    };
    let waiting = 0; // while one types, not at every letter
    form.addEventListener("input", (event) => {
      clearTimeout(waiting);
      waiting = setTimeout(run, event.target.localName === "select" ? 0 : 120);
    });
    form.addEventListener("reset", () => setTimeout(run, 0));
    form.addEventListener("submit", (event) => event.preventDefault());
    if (!state().toString()) return;
    const box = form.closest("details");
    if (box) box.open = true;
    apply(state());
  }

  /* The items that fit the state, and under each name how many would fit with each of its values, all else left as it is.
     An item's `values` are {kind: ["pledge"], actor: ["x", "y"], …}; `admits` says whether its words fit. */
  function survey(items, names, state, admits) {
    const chosen = names.filter((name) => state.get(name));
    const shown = [];
    const counts = new Map(names.map((name) => [name, new Map()]));
    const count = (item, name) => {
      const found = counts.get(name);
      for (const value of item.values[name]) found.set(value, (found.get(value) || 0) + 1);
    };
    for (const item of items) {
      if (!admits(item)) continue;
      const missed = chosen.filter((name) => !item.values[name].includes(state.get(name)));
      if (missed.length === 1) count(item, missed[0]);
      if (missed.length) continue;
      shown.push(item);
      for (const name of names) count(item, name);
    }
    return { shown, counts };
  }

  /* The choices of a drop-down with their counts: those that would leave something, the commonest where they are too many. */
  function offer(select, counts, label) {
    const most = 150; // as the build does: filters.py
    let values = [...counts.keys()];
    if (values.length > most) values = values.sort((a, b) => counts.get(b) - counts.get(a)).slice(0, most);
    if (select.value && !values.includes(select.value)) values.push(select.value);
    values.sort((a, b) => compare(label(a), label(b)));
    if (select.dataset.order === "down") values.reverse();
    const texts = values.map((value) => `${label(value)} (${number(counts.get(value) || 0)})`);
    if (texts.join("\n") === select.dataset.offered) return;
    select.dataset.offered = texts.join("\n");
    const chosen = select.value;
    select.replaceChildren(select.options[0], ...values.map((value, at) => new Option(texts[at], value, false, value === chosen)));
  }

  /* The names of a drop-down's choices as the page brought them: "Norvia (3)" is called Norvia. */
  function labels(select) {
    return new Map([...select.options].map((option) => [option.value, option.text.replace(/ \([^()]*\)$/, "")]));
  }

  return { all, words, fold, fill, number, compare, language, wire, survey, offer, labels };
})();
