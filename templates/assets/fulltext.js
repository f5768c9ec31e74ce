/* Hits in the whole text of the pages, by Pagefind, below those of the index: only where the site is served, for a page opened from
   disk may load no module. */
"use strict";
(() => {
  const form = document.querySelector("form[data-search]");
  const box = document.querySelector("[data-fulltext]");
  if (!form || !box) return;
  const PAGE = 10; // hits shown at a time
  const list = box.querySelector("[data-hits]");
  const told = box.querySelector("[data-told]");
  const more = box.querySelector("[data-more-hits]");
  const top = new URL(form.dataset.root, document.baseURI);

  let tool = null; // a promise of the module, from the first words on
  function load() {
    tool = tool || import(new URL("pagefind/pagefind.js", top).href).then(async (module) => {
      await module.options({ baseUrl: top.pathname });
      return module;
    });
    return tool;
  }

  let hits = [];
  let turn = 0; // a later question makes an earlier one give up
  let asked = "";
  form.addEventListener("sought", async (event) => {
    const words = (event.detail.get("q") || "").trim();
    if (words === asked) return;
    asked = words;
    const mine = (turn += 1);
    list.replaceChildren();
    more.hidden = true;
    told.textContent = "";
    box.hidden = !words;
    if (!words) return;
    if (location.protocol === "file:") {
      told.textContent = box.dataset.served;
      return;
    }
    told.textContent = box.dataset.reading;
    try {
      const found = await (await load()).search(words);
      if (mine !== turn) return;
      hits = found.results;
      await show(mine);
      if (mine === turn) told.textContent = hits.length ? "" : box.dataset.none;
    } catch (fault) {
      if (mine === turn) told.textContent = box.dataset.failed;
    }
  });
  async function show(mine) {
    const from = list.children.length;
    const next = await Promise.all(hits.slice(from, from + PAGE).map((hit) => hit.data()));
    if (mine !== turn) return;
    list.append(...next.map(line));
    more.hidden = list.children.length >= hits.length;
    return list.children[from];
  }
  more.addEventListener("click", async () => {
    const first = await show(turn);
    if (first) first.querySelector("a").focus();
  });

  function line(page) {
    const item = document.createElement("li");
    item.className = "row";
    const what = document.createElement("span");
    what.className = "row__what";
    const link = document.createElement("a");
    link.href = page.url;
    link.textContent = page.meta.title;
    link.dir = "auto";
    const text = document.createElement("span");
    text.className = "row__meta";
    text.dir = "auto";
    text.append(...marked(page.excerpt));
    what.append(link, text);
    item.append(what);
    return item;
  }
  /* The excerpt, whose only element is <mark>: read without running it, and made anew from its texts. */
  function marked(excerpt) {
    const nodes = new DOMParser().parseFromString(excerpt, "text/html").body.childNodes;
    return [...nodes].map((node) => {
      if (node.nodeName !== "MARK") return node.textContent;
      const mark = document.createElement("mark");
      mark.textContent = node.textContent;
      return mark;
    });
  }
})();
