"use strict";
// the pages of a story: long quotations folded, keys in pictures, further pages of a list in place
(() => {
  // -- long quotations ----------------------------------------------------------------------------------------------
  let folds = 0;
  function foldLong(within) {
    within.querySelectorAll("[data-fold]:not([id])").forEach((words) => {
      const button = document.createElement("button");
      const fold = (folded) => {
        words.classList.toggle("folded", folded);
        button.textContent = folded ? "Show all of it" : "Show less";
        button.setAttribute("aria-expanded", String(!folded));
      };
      folds += 1;
      words.id = `fold-${folds}`;
      button.type = "button";
      button.className = "unfold";
      button.setAttribute("aria-controls", words.id);
      button.addEventListener("click", () => fold(!words.classList.contains("folded")));
      words.after(button);
      fold(true);
    });
  }
  foldLong(document);

  // -- pictures: left and right go along their order, up and down to the nearest mark in that direction -------------
  function nearest(marks, mark, down) {
    const middle = (one) => {
      const box = one.getBoundingClientRect();
      return [box.left + box.width / 2, box.top + box.height / 2];
    };
    const [x, y] = middle(mark);
    let best = null;
    let least = Infinity;
    for (const other of marks) {
      const [otherX, otherY] = middle(other);
      const far = down * (otherY - y);
      const cost = Math.abs(otherX - x) + 2 * far;
      if (far > 4 && cost < least) [best, least] = [other, cost];
    }
    return best;
  }

  document.addEventListener("keydown", (event) => {
    const mark = event.target.closest("[data-marks] a");
    if (!mark || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const marks = [...mark.closest("[data-marks]").querySelectorAll("a")];
    const at = marks.indexOf(mark);
    const ways = {
      Home: () => marks[0],
      End: () => marks[marks.length - 1],
      ArrowLeft: () => marks[at - 1],
      ArrowRight: () => marks[at + 1],
      ArrowDown: () => nearest(marks, mark, 1),
      ArrowUp: () => nearest(marks, mark, -1),
    };
    if (!Object.hasOwn(ways, event.key)) return;
    event.preventDefault();
    const next = ways[event.key]();
    if (next) next.focus();
  });

  // -- what is left out of a thing, in its place --------------------------------------------------------------------
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.all");
    if (!link || !window.htmx || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const item = new URL(link.href).searchParams.get("item");
    const thing = item ? document.getElementById(item) : null;
    if (!thing || !thing.contains(link)) return;
    event.preventDefault();
    const select = `#${CSS.escape(item)}`;
    window.htmx.ajax("GET", link.href, { source: link, target: thing, select, swap: "outerHTML" }).then(() => {
      const whole = document.getElementById(item);
      whole.tabIndex = -1;
      whole.focus({ preventScroll: true });
    });
  });

  document.body.addEventListener("htmx:afterSettle", () => foldLong(document));
})();
