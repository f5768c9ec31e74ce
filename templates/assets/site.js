/* Filters, search and sorting.  The pages read fully without it; its state is kept in the address; it asks no host for anything. */
"use strict";
(function () {
  var page = document.documentElement;
  page.classList.add("js");

  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }
  function all(where, what) {
    return Array.prototype.slice.call(where.querySelectorAll(what));
  }
  function fill(phrase, a, b) {
    return phrase.replace("%d", a).replace("%d", b);
  }

  /* The state: ?kind=pledge&actor=x, or #?kind=pledge where an address cannot be rewritten. */
  function read() {
    var hash = location.hash.indexOf("#?") === 0 ? location.hash.slice(1) : "";
    return new URLSearchParams(location.search || hash);
  }
  function write(state) {
    var query = state.toString();
    var hash = location.hash.indexOf("#?") === 0 ? "" : location.hash;
    try {
      history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + hash);
    } catch (e) {
      location.replace("#?" + query);
    }
  }
  function fields(form) {
    return all(form, "input[name],select[name]");
  }
  /* Puts the address's state into a form and calls `apply` now and at every change. */
  function wire(form, apply) {
    var known = read();
    fields(form).forEach(function (field) {
      if (known.has(field.name)) field.value = known.get(field.name);
    });
    function changed() {
      var state = new URLSearchParams();
      fields(form).forEach(function (field) {
        if (field.value) state.set(field.name, field.value);
      });
      form.classList.toggle("on", state.toString() !== "");
      return state;
    }
    function run() {
      var state = changed();
      write(state);
      apply(state);
    }
    form.addEventListener("input", run);
    form.addEventListener("reset", function () { setTimeout(run, 0); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    var state = changed();
    if (!state.toString()) return;
    var box = form.closest("details");
    if (box) box.open = true;
    apply(state);
  }

  /* The cards of one page. */
  function filters(form) {
    var cards = all(document, ".event[data-kind]");
    var texts = null;
    var told = form.querySelector("[data-state]");
    wire(form, function (state) {
      var words = fold(state.get("q") || "").split(/\s+/).filter(Boolean);
      if (words.length && !texts) texts = cards.map(function (card) { return fold(card.textContent); });
      var shown = 0;
      cards.forEach(function (card, number) {
        var fits = words.every(function (word) { return texts[number].indexOf(word) >= 0; });
        state.forEach(function (value, name) {
          if (name !== "q" && (" " + (card.getAttribute("data-" + name) || "") + " ").indexOf(" " + value + " ") < 0) fits = false;
        });
        card.hidden = !fits;
        if (fits) shown += 1;
      });
      all(document, ".month,.year").forEach(function (group) {
        group.hidden = !group.querySelector(".event:not([hidden])");
      });
      var active = state.toString() !== "";
      told.textContent = !active ? "" : shown ? fill(form.dataset.some, shown, cards.length) : form.dataset.none;
    });
  }

  /* The whole site, from the index that the page brings as a script. */
  function search(form) {
    var index = window.DATELINE;
    if (!index) return;
    var root = form.dataset.root;
    var list = document.querySelector("[data-results]");
    var az = document.querySelector("[data-az]");
    var told = form.querySelector("[data-state]");
    function option(select, value, label) {
      var item = document.createElement("option");
      item.value = value;
      if (label) item.textContent = label;
      select.appendChild(item);
    }
    var years = {};
    var texts = null;
    index.e.forEach(function (row) { if (row[8]) years[row[8]] = 1; });
    Object.keys(index.k).forEach(function (kind) { option(form.elements.kind, kind, index.k[kind]); });
    Object.keys(index.s).forEach(function (status) { option(form.elements.status, status, index.s[status]); });
    Object.keys(years).sort().reverse().forEach(function (year) { option(form.elements.year, year, year); });
    index.a.forEach(function (actor) { option(document.getElementById("dl-actor"), actor[0]); });
    index.p.forEach(function (place) { option(document.getElementById("dl-place"), place[0]); });
    function names(row) {
      return row[6].map(function (number) { return index.a[number][0]; });
    }
    function place(row) {
      return row[7] < 0 ? "" : index.p[row[7]][0];
    }
    function line(row) {
      var item = document.createElement("li");
      var date = document.createElement("span");
      var what = document.createElement("span");
      var link = document.createElement("a");
      var meta = document.createElement("span");
      item.className = "row";
      date.className = "row__date";
      what.className = "row__what";
      meta.className = "row__meta";
      date.textContent = row[2];
      link.href = root + "events/" + row[1] + "/index.html";
      link.textContent = row[0];
      meta.textContent = [index.k[row[3]], index.s[row[4]] || "", place(row)].filter(Boolean).join(" · ");
      what.appendChild(link);
      what.appendChild(meta);
      item.appendChild(date);
      item.appendChild(what);
      return item;
    }
    wire(form, function (state) {
      var active = state.toString() !== "";
      az.hidden = active;
      list.textContent = "";
      told.textContent = "";
      if (!active) return;
      if (!texts) {
        texts = index.e.map(function (row) {
          return fold([row[0], row[2], index.k[row[3]], index.s[row[4]] || "", place(row)].concat(names(row)).join(" "));
        });
      }
      var words = fold(state.get("q") || "").split(/\s+/).filter(Boolean);
      var actor = fold(state.get("actor") || "");
      var where = fold(state.get("place") || "");
      var found = index.e.filter(function (row, number) {
        return (!state.get("kind") || row[3] === state.get("kind")) &&
          (!state.get("status") || row[4] === state.get("status")) &&
          (!state.get("year") || row[8] === state.get("year")) &&
          (!where || fold(place(row)).indexOf(where) >= 0) &&
          (!actor || names(row).some(function (name) { return fold(name).indexOf(actor) >= 0; })) &&
          words.every(function (word) { return texts[number].indexOf(word) >= 0; });
      });
      var lines = document.createDocumentFragment();
      found.slice(0, 200).forEach(function (row) { lines.appendChild(line(row)); });
      list.appendChild(lines);
      told.textContent = found.length ? fill(form.dataset.some, found.length, index.e.length) : form.dataset.none;
    });
  }

  /* Tables whose heads name a key: a button in each head sorts by the rows' data of that name. */
  function sortable(table) {
    all(table, "th[data-key]").forEach(function (head) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        all(table, "th[aria-sort]").forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        var body = table.tBodies[0];
        var rows = all(body, "tr");
        var key = head.dataset.key;
        rows.sort(function (a, b) {
          var one = a.dataset[key], two = b.dataset[key];
          if (!one || !two) return one ? -1 : two ? 1 : 0;
          return (down ? -1 : 1) * one.localeCompare(two);
        });
        rows.forEach(function (row) { body.appendChild(row); });
      });
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    all(document, "form[data-filters]").forEach(filters);
    all(document, "form[data-search]").forEach(search);
    all(document, "table[data-sortable]").forEach(sortable);
  });

  /* Paper has no disclosure triangles. */
  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = all(document, "details:not([open])");
    closed.forEach(function (part) { part.open = true; });
  });
  window.addEventListener("afterprint", function () {
    closed.forEach(function (part) { part.open = false; });
  });
})();
