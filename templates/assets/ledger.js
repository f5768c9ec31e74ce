/* The ledger: sorting by a column's head, sums of what is shown, and what is shown as CSV. */
"use strict";
(() => {
  const { all, fill, number, compare, language } = window.Dateline;
  const rowsOf = (table) => all(table.tBodies[0], "tr");

  /* A button in each head: the first press sorts upwards, the next downwards; what has no value stays at the end. */
  function sortable(table, told) {
    const heads = all(table, "thead th");
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const order = head.dataset.by === "text" ? compare : (a, b) => (a < b ? -1 : a > b ? 1 : 0);
        const keyed = rowsOf(table).map((row) => [row.cells[column].dataset.sort, row]);
        keyed.sort(([a], [b]) => (!a || !b ? Number(!a) - Number(!b) : (down ? -1 : 1) * order(a, b)));
        table.tBodies[0].append(...keyed.map(([, row]) => row));
        told.textContent = down ? head.dataset.down : head.dataset.up;
      });
    });
  }

  /* The table's foot: as the build wrote it for the whole ledger, or added up anew from the rows shown. */
  function sums(table, form) {
    const foot = table.tFoot;
    const note = document.querySelector("[data-left-out]");
    const cells = foot ? all(foot, "[data-sense],[data-scope]") : [];
    const whole = new Map([...cells, ...(note ? [note] : [])].map((cell) => [cell, cell.textContent]));
    const write = (row, value) => {
      const large = Math.abs(value) >= 1e6; // as the build does: money.py
      const scale = large ? { notation: "compact", compactDisplay: "long" } : {};
      const figure = new Intl.NumberFormat(language, { numberingSystem: "latn", maximumFractionDigits: 3, ...scale }).format(value);
      return (large ? row.dataset.large : row.dataset.small).replace("%s", figure.replace(/ /g, "\u00a0"));
    };
    form.addEventListener("filtered", (event) => {
      for (const [cell, text] of whole) cell.textContent = text;
      for (const row of foot ? foot.rows : []) row.hidden = false;
      if (!event.detail) return;
      const shown = rowsOf(table).filter((row) => !row.hidden);
      if (note) note.textContent = fill(note.dataset.leftOut, number(shown.filter((row) => "more" in row.dataset).length));
      if (!foot) return;
      const added = new Map();
      for (const row of shown) {
        for (const figure of (row.dataset.figures || "").split(" ").filter(Boolean)) {
          const [sense, currency, value] = figure.split(":");
          added.set(currency + sense, (added.get(currency + sense) || 0) + Number(value));
        }
      }
      for (const row of all(foot, "[data-total]")) {
        const fields = all(row, "[data-sense]").map((cell) => [cell, added.get(row.dataset.total + cell.dataset.sense)]);
        for (const [cell, value] of fields) cell.textContent = value === undefined ? "–" : write(row, value);
        row.hidden = fields.every(([, value]) => value === undefined);
      }
      const scope = foot.querySelector("[data-scope]");
      scope.textContent = scope.dataset.shown;
      scope.parentElement.hidden = !all(foot, "[data-total]").some((row) => !row.hidden);
    });
  }

  /* The rows shown, in the order shown, as a file: their lines are those of pledges.csv. */
  function download(button) {
    button.addEventListener("click", () => {
      const lines = all(document, ".ledger tbody tr").filter((row) => !row.hidden).map((row) => row.dataset.csv);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([[button.dataset.csv, ...lines, ""].join("\r\n")], { type: "text/csv;charset=utf-8" }));
      link.download = button.dataset.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    });
  }

  const form = document.querySelector("form[data-filters]");
  const tables = all(document, "table[data-sortable]");
  for (const table of tables) sortable(table, document.querySelector("[data-sorted]"));
  if (form && tables.length) sums(tables[0], form);
  for (const button of all(document, "button[data-csv]")) download(button);
})();
