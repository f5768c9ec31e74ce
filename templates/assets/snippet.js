/* Texts to copy by a button; the code to embed what the page shows follows the search form of the page, where there is one. */
"use strict";
for (const box of document.querySelectorAll("[data-copying]")) {
  const text = box.querySelector("[data-snippet]"); // none where the site does not know its address
  const told = box.querySelector("[data-copied]");
  if (text) box.querySelector("[data-copy]").addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
    } catch (fault) {
      if (!document.execCommand("copy")) return; // selected, at least
    }
    told.textContent = told.dataset.copied;
  });
}
(() => {
  const box = document.querySelector("details[data-embed]");
  if (!box) return;
  const code = box.querySelector("[data-snippet]"); // none where the site does not know its address
  const alone = box.querySelector("[data-alone]");
  const told = box.querySelector("[data-copied]");
  const form = document.querySelector("form[data-search]");

  function follow() {
    const given = [...new FormData(form)].filter(([, value]) => value.trim());
    const query = given.length ? "?" + new URLSearchParams(given) : "";
    alone.search = query;
    if (!code) return;
    const source = code.dataset.address + query.replaceAll("&", "&amp;");
    code.value = code.defaultValue.replace(/src="[^"]*"/, () => `src="${source}"`);
    told.textContent = "";
  }
  if (form) {
    for (const sign of ["input", "reset"]) form.addEventListener(sign, () => setTimeout(follow, 0));
    box.addEventListener("toggle", follow); // the address's own state is in the form by then
  }
})();
