/* The preview's own part of a page: reload after a good build, the findings over the page after a bad one, what waits for an editor. */
"use strict";
(() => {
  const OWN = "/-dateline/";
  let box = null;
  let corner = null;
  const seen = Number(document.currentScript.dataset.build); // the build that the page is of: another may end before the first news comes

  function make(tag, words, into, className) {
    const element = document.createElement(tag);
    if (words) element.textContent = words;
    if (className) element.className = className;
    into.appendChild(element);
    return element;
  }
  function lay(state) {
    if (!box) box = make("section", "", document.body, "dateline-findings");
    box.replaceChildren();
    box.setAttribute("role", "alert");
    make("h2", "The site was not rebuilt. This is the last good one.", box);
    if (!state.rows.length) make("pre", state.findings, box);
    const list = state.rows.length ? make("ol", "", box) : null;
    for (const row of state.rows) {
      const item = make("li", "", list);
      const place = make(row.href ? "a" : "span", row.place, item, "dateline-place");
      if (row.href) place.href = row.href;
      make("span", " " + row.severity + " " + row.code + ": " + row.fact, item);
      if (row.rest) make("pre", row.rest, item);
    }
  }
  function offer(waiting) {
    if (corner) corner.remove();
    corner = null;
    if (!waiting || location.pathname.startsWith(OWN)) return;
    corner = make("a", waiting === 1 ? "1 event waits for review" : waiting + " events wait for review", document.body, "dateline-corner");
    corner.href = OWN + "review/index.html";
  }
  new EventSource(OWN + "events").onmessage = (event) => {
    const state = JSON.parse(event.data);
    if (state.findings) {
      lay(state);
      return;
    }
    if (state.build !== seen) {
      location.reload();
      return;
    }
    if (box) box.remove();
    box = null;
    offer(state.waiting);
  };
})();
