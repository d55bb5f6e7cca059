"use strict";
(() => {
  // what an article carries comes before what it does not, in the order of the key
  const RANKS = ["carried", "indirect", "opposed", "not-yet", "unread", "not-carried"];
  const collator = new Intl.Collator("en");

  function setUp(box) {
    const tools = box.querySelector(".tools");
    const status = tools.querySelector("[role=status]");
    const given = tools.querySelector("[data-given]");
    const body = box.querySelector("tbody");
    const rows = [...body.rows];
    const heads = [...box.querySelectorAll("th[data-sort]")];
    let shown = "";
    let sorted = "";

    const value = (row, column, kind) => {
      const cell = row.cells[column];
      if (kind === "cell") return RANKS.indexOf(cell.className);
      return kind === "outlets" ? -Number(cell.dataset.n) : cell.textContent;
    };

    function say() {
      const seen = rows.filter((row) => !row.hidden).length;
      status.textContent = `${seen} of ${rows.length} shown${sorted ? `, sorted by ${sorted}` : ""}`;
    }

    function arrange(head, down) {
      heads.forEach((one) => one.removeAttribute("aria-sort"));
      given.disabled = !head;
      sorted = head ? head.textContent.trim() : "";
      let ordered = rows;
      if (head) {
        const { sort: kind } = head.dataset;
        // the most first is going down by number, and up by the alphabet
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const turn = down === (kind !== "kind") ? 1 : -1;
        const compare = (a, b) => (typeof a === "number" ? a - b : collator.compare(a, b));
        const of = (row) => value(row, head.cellIndex, kind);
        ordered = [...rows].sort((a, b) => turn * compare(of(a), of(b)));
      }
      body.append(...ordered);
      say();
    }

    heads.forEach((head) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const first = head.dataset.sort === "kind" ? "ascending" : "descending";
        const now = head.getAttribute("aria-sort");
        arrange(head, (now === first ? first === "ascending" : first === "descending"));
      });
    });
    given.addEventListener("click", () => {
      arrange(null, false);
      heads[0].querySelector("button").focus();
    });
    const filters = [...tools.querySelectorAll("[data-show]")];
    filters.forEach((filter) =>
      filter.addEventListener("click", () => {
        shown = filter.dataset.show;
        filters.forEach((one) => one.setAttribute("aria-pressed", String(one === filter)));
        rows.forEach((row) => {
          row.hidden = shown !== "" && row.dataset.kind !== shown;
        });
        say();
      }),
    );
    tools.hidden = false;
    say();
  }

  document.querySelectorAll("[data-matrix]").forEach(setUp);
})();
