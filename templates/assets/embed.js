/* In somebody's frame: tells the page around how high the content is, at first and whenever that changes, as {dateline: "height", height}
   in CSS pixels.  Nothing else is told, and nothing is listened to. */
"use strict";
(() => {
  if (window.parent === window) return;
  let last = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height !== last) window.parent.postMessage({ dateline: "height", height }, "*");
    last = height;
  }).observe(document.body);
})();
