/* On every page: says that scripts run, and opens what is folded for paper.  The pages read fully without it. */
"use strict";
(() => {
  document.documentElement.classList.add("js");
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const part of opened) part.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
  });
})();
