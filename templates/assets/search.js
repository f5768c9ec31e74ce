/* Search of the whole site: by words (MiniSearch), by kind, status, certainty, actor, place and year.
   The index comes as scripts, for nothing else can be read from file://; it is asked for when the form is first touched, and gone
   through in slices so that typing never waits for it.  Titles and names come first; the words of the sentences, most of its bytes,
   follow. */
"use strict";
(() => {
  const { all, fold, fill, number, wire, survey, offer, labels } = window.Dateline;
  const form = document.querySelector("form[data-search]");
  if (!form) return;
  const SLICE = 6; // milliseconds of work between two looks at the keyboard
  const PAGE = 50; // rows shown at a time

  const selects = all(form, "select[name]");
  const names = selects.map((select) => select.name);
  const known = new Map(selects.map((select) => [select.name, labels(select)]));
  const list = document.querySelector("[data-results]");
  const more = document.querySelector("[data-more-rows]");
  const az = document.querySelector("[data-az]");
  const told = form.querySelector("[data-state]");
  const shape = document.querySelector("template[data-row]").content.firstElementChild;

  const indexOf = (...fields) => new window.MiniSearch({ fields, processTerm: fold });
  const byName = indexOf("title", "actors", "place");
  const byWord = indexOf("words");
  const FIELDS = [
    [byName, "title", 3],
    [byName, "actors", 2],
    [byName, "place", 2],
    [byWord, "words", 1],
  ]; // with what a hit in each is worth
  const tokenize = window.MiniSearch.getDefault("tokenize");
  const rows = []; // newest first
  let indexed = 0; // of both indexes
  let listed = false; // all rows are there
  let whole = false; // and all words can be searched
  const pause = () => (window.scheduler && window.scheduler.yield ? window.scheduler.yield() : new Promise((go) => setTimeout(go, 0)));

  /* The index, as its scripts hand it over in parts: search.py says what stands where. */
  const came = [];
  window.Dateline.part = (part) => came.push(part);

  /* The scripts, fetched side by side and handed over in order; one that does not come is left out. */
  function fetchAll(list) {
    const scripts = list.split(" ").filter(Boolean).map((part) => {
      const script = document.createElement("script");
      script.src = form.dataset.root + part;
      script.async = false;
      return script;
    });
    const done = scripts.map((script) => new Promise((go) => (script.onload = script.onerror = go)));
    document.head.append(...scripts);
    return Promise.all(done);
  }

  /* Each of the items in turn, with a look at the keyboard after every slice of time. */
  async function slowly(items, work) {
    let until = performance.now() + SLICE;
    for (const item of items) {
      work(item);
      if (performance.now() < until) continue;
      await pause();
      until = performance.now() + SLICE;
    }
  }

  let asked = false;
  async function load() {
    if (asked) return;
    asked = true;
    await fetchAll(form.dataset.parts);
    const later = fetchAll(form.dataset.words);
    for (const part of came.splice(0)) {
      for (const [slug, name] of part.a) if (known.has("actor")) known.get("actor").set(slug, name);
      for (const [slug, name] of part.p) if (known.has("place")) known.get("place").set(slug, name);
      await slowly(part.e.entries(), ([at, event]) => rows.push(rowOf(part, part.from + at, event)));
    }
    listed = true;
    await slowly(rows, (row) => add(byName, row));
    await later;
    for (const part of came.splice(0)) {
      await slowly(part.e.entries(), ([at, words]) => words && add(byWord, { id: part.from + at, words }));
    }
    whole = true;
  }
  function add(index, row) {
    index.add(row);
    indexed += 1;
  }
  const plain = (title) => (title.toLowerCase().match(/[a-z0-9]+/g) || []).join("-");
  function rowOf(part, id, [title, short, date, sure, word, kind, status, state, actors, place, year, language]) {
    const people = actors.map((at) => part.a[at]);
    const where = place < 0 ? null : part.p[place];
    const list = (value) => (value ? [value] : []);
    const slug = short.replace(/\*(\d+)\*/, (_, length) => plain(title).slice(0, length));
    return {
      id, title, slug, date, sure, sureWord: part.w[word], kind, kindWord: part.k[kind], status, statusWord: part.s[status] || "",
      state, stateWord: part.s[state] || "", language, actors: people.map(([, name]) => name).join(" "), place: where ? where[1] : "",
      values: {
        kind: [kind], status: list(state || status), sure: [sure], actor: people.map(([slug]) => slug),
        place: list(where && where[0]), year: list(year),
      },
    };
  }
  const ready = (words) => (words ? whole : listed);

  /* The rows that have a word or one that begins with it, or else one nearly spelled so, by their scores; a field at a time, so that
     typing is not held up by a word that half the site has; remembered while one types on. */
  let remembered = new Map();
  let upTo = 0;
  async function rowsWith(word) {
    if (upTo !== indexed) remembered = new Map();
    upTo = indexed;
    const memory = remembered;
    for (const way of [{ prefix: true }, { fuzzy: 0.2, maxFuzzy: 2 }]) {
      if (memory.has(word) || (way.fuzzy && word.length < 4)) break;
      const scores = new Map();
      for (const [index, field, worth] of FIELDS) {
        for (const { id, score } of index.search(word, { fields: [field], ...way })) scores.set(id, (scores.get(id) || 0) + worth * score);
        await pause();
      }
      if (scores.size) memory.set(word, scores);
    }
    return memory.get(word) || new Map();
  }

  let turn = 0; // a later question makes an earlier one give up
  async function find(state) {
    form.dispatchEvent(new CustomEvent("sought", { detail: state }));
    const mine = (turn += 1);
    const active = state.toString() !== "";
    az.hidden = active;
    if (!active) {
      show([]);
      told.textContent = "";
      for (const select of selects) if (ready(false)) offer(select, survey(rows, names, state, () => true).counts.get(select.name), labelOf(select));
      return;
    }
    load();
    const words = tokenize(fold(state.get("q") || "")).filter((word) => word.length > 1 || /[^a-z]/.test(word));
    const done = ready(words.length); // by what is there now: more may come while this is under way
    const scores = [];
    for (const word of words) {
      scores.push(await rowsWith(word));
      if (mine !== turn) return;
    }
    const { shown, counts } = survey(rows, names, state, (row) => scores.every((found) => found.has(row.id)));
    await pause();
    if (mine !== turn) return;
    if (scores.length) {
      for (const row of shown) row.score = scores.reduce((sum, found) => sum + found.get(row.id), 0);
      shown.sort((a, b) => b.score - a.score || a.id - b.id);
    }
    await pause();
    if (mine !== turn) return;
    show(shown);
    const some = fill(form.dataset.some, number(shown.length), number(rows.length));
    told.textContent = !done ? form.dataset.reading : shown.length ? some : form.dataset.none;
    for (const select of selects) {
      await pause();
      if (mine !== turn) return;
      offer(select, counts.get(select.name), labelOf(select));
    }
    if (done) return;
    await new Promise((go) => setTimeout(go, 250));
    if (mine === turn) find(state);
  }
  const labelOf = (select) => (value) => known.get(select.name).get(value) || value;

  let found = [];
  function show(rows) {
    found = rows;
    list.replaceChildren(...found.slice(0, PAGE).map(line));
    more.hidden = found.length <= PAGE;
  }
  more.addEventListener("click", () => {
    const from = list.children.length;
    const next = found.slice(from, from + PAGE).map(line);
    list.append(...next);
    more.hidden = list.children.length >= found.length;
    next[0].querySelector("a").focus();
  });
  function line(row) {
    const item = shape.cloneNode(true);
    const at = (slot) => item.querySelector(`[data-slot="${slot}"]`);
    const write = (slot, text) => (text ? (at(slot).textContent = text) : at(slot).remove());
    at("glyph").classList.add("glyph--" + row.sure);
    at("glyph").title = row.sureWord;
    at("kind").classList.add("kind--" + row.kind);
    at("state").classList.add("badge--" + row.state);
    at("title").href = form.dataset.root + "events/" + row.slug + "/index.html";
    write("date", row.date || row.sureWord);
    write("glyph", form.dataset["glyph" + row.sure[0].toUpperCase() + row.sure.slice(1)]);
    write("sure", row.date && row.sure !== "day" ? ` (${row.sureWord})` : "");
    write("title", row.title);
    write("kind", row.kindWord);
    write("status", row.statusWord);
    write("state", row.stateWord);
    if (row.place) write("place", row.place);
    else at("at").remove();
    if (row.language) Object.assign(at("title"), { lang: row.language, dir: "auto" });
    return item;
  }

  for (const sign of ["focusin", "pointerenter"]) form.addEventListener(sign, load, { once: true });
  wire(form, find);
})();
