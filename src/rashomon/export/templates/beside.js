"use strict";
(() => {
  // kinds of passages and of differences, as the data counts them
  const KINDS = ["text", "quotation", "boilerplate"];
  const [INSERTED, DELETED, SUBSTITUTED, EXPANDED] = [0, 1, 2, 3];
  const COLOURS = 6;
  const NO_COPY = -2;

  function setUp(box) {
    const story = box.dataset.beside;
    const heading = box.querySelector("h3");
    const [left, right] = box.querySelectorAll("select");
    const sides = [...box.querySelectorAll(".side")];
    const status = box.querySelector("[role=status]");
    const steps = [...box.querySelectorAll("[data-step]")];
    const pairs = new Map(JSON.parse(box.dataset.pairs).map((pair) => [`${pair[0]}-${pair[1]}`, pair]));
    const name = (number) => left.options[number].text;
    let count = 0;
    let current = -1;

    const element = (tag, ...classes) => {
      const made = document.createElement(tag);
      made.className = classes.filter(Boolean).join(" ");
      return made;
    };

    // what a passage's words look like on one side, and which of them differ
    function mark(copy, side, pair, mine, other) {
      const [, , source, passages] = pair;
      const decided = source >= 0;
      const firsts = passages.map(([kind, ...places], n) => {
        const [start, end] = places.slice(2 * side, 2 * side + 2);
        return markWords(copy, start, end, () => {
          const hit = element("span", "pass", `k${n % COLOURS}`, `is-${KINDS[kind]}`);
          hit.dataset.n = n;
          return hit;
        })[0];
      });
      const texts = [mine, other].map((number) => document.getElementById(`${story}-a${number}`).textContent);
      const notes = [];
      for (const passage of passages) {
        for (const [kind, ...places] of passage[5]) {
          const own = places.slice(2 * side, 2 * side + 2);
          const theirs = places.slice(2 - 2 * side, 4 - 2 * side);
          if (own[0] < 0) continue;
          const alone = kind === INSERTED || kind === DELETED;
          const tag = decided && kind <= SUBSTITUTED ? (source === mine ? "del" : "ins") : "span";
          const look = alone ? "only" : kind === SUBSTITUTED ? "other" : kind === EXPANDED ? "expanded" : "form";
          const hits = markWords(copy, own[0], own[1], () => element(tag, "diff", look));
          if (!hits.length) continue;
          const words = alone ? "not there" : `“${texts[1].slice(...theirs).replace(/\s+/g, " ")}”`;
          hits.forEach((hit) => { hit.title = `${name(other)}: ${words}`; });
          notes.push([hits[hits.length - 1], ` (${name(other)}: ${words})`]);
        }
      }
      // only now: what is put into the text would move the places in it
      notes.forEach(([hit, text]) => {
        const note = element("span", "hide");
        note.textContent = text;
        hit.append(note);
      });
      firsts.forEach((first, n) => {
        if (!first) return;
        const hop = element("button", "hop");
        hop.type = "button";
        hop.textContent = n + 1;
        hop.dataset.n = n;
        const kind = passages[n][0] ? `, ${KINDS[passages[n][0]]}` : "";
        hop.setAttribute("aria-label", `Passage ${n + 1} of ${passages.length}${kind}: go to it in ${name(other)}`);
        first.prepend(hop);
      });
    }

    const hops = (side) => [...sides[side].querySelectorAll(".hop")];
    const hopTo = (side, n) => sides[side].querySelector(`.hop[data-n="${n}"]`);

    // bring a passage of one side level with where its partner stands on the other
    function level(side, n, height) {
      const hop = hopTo(side, n);
      if (!hop) return;
      const top = hop.getBoundingClientRect().top - sides[side].getBoundingClientRect().top;
      sides[side].scrollTop += top - height;
    }

    function light(n) {
      current = n;
      box.querySelectorAll(".pass.on").forEach((one) => one.classList.remove("on"));
      box.querySelectorAll(`.pass[data-n="${n}"]`).forEach((one) => one.classList.add("on"));
    }

    function hop(side, n, focus) {
      const mine = hopTo(side, n);
      if (!mine) return;
      const height = mine.getBoundingClientRect().top - sides[side].getBoundingClientRect().top;
      level(1 - side, n, height);
      light(n);
      if (focus) hopTo(1 - side, n).focus({ preventScroll: true });
    }

    function show() {
      const numbers = [Number(left.value), Number(right.value)];
      const turned = numbers[0] > numbers[1];
      const pair = pairs.get((turned ? [...numbers].reverse() : numbers).join("-"));
      sides.forEach((side, at) => {
        const text = document.getElementById(`${story}-a${numbers[at]}`);
        const copy = copyText(text);
        if (pair) mark(copy, turned ? 1 - at : at, pair, numbers[at], numbers[1 - at]);
        side.replaceChildren(copy);
        side.scrollTop = 0;
        side.setAttribute("aria-label", `Text of ${text.dataset.label}`);
      });
      current = -1;
      const all = pair ? pair[3] : [];
      const quoted = all.filter(([kind]) => kind).length;
      const own = all.length - quoted;
      const parts = [];
      if (own) parts.push(`${own} ${own === 1 ? "passage" : "passages"} in both`);
      if (quoted) parts.push(`${quoted} quoted or standing`);
      if (pair && pair[2] === NO_COPY) parts.push("no copies of one another");
      if (pair && pair[2] >= 0) parts.push(`${name(pair[2])} came first`);
      status.textContent = parts.length ? `${parts.join(", ")}.` : "No passage in both.";
      steps.forEach((step) => { step.disabled = !all.length; });
      const first = hops(0)[0];
      if (first) {
        level(0, first.dataset.n, 24);
        hop(0, first.dataset.n, false);
      }
    }

    function choose(one, other) {
      left.value = one;
      right.value = other;
      show();
    }

    [left, right].forEach((select, at) =>
      select.addEventListener("change", () => {
        const other = [right, left][at];
        // a report is not set beside itself
        if (other.value === select.value) {
          other.value = [...other.options].map((option) => option.value).find((value) => value !== select.value);
        }
        show();
      }),
    );
    steps.forEach((step) =>
      step.addEventListener("click", () => {
        const order = hops(0).map((one) => Number(one.dataset.n));
        const at = order.indexOf(current) + Number(step.dataset.step);
        const next = order[(at + order.length) % order.length];
        level(0, next, 24);
        hop(0, next, false);
      }),
    );
    sides.forEach((side, at) =>
      side.addEventListener("click", (event) => {
        const passage = event.target.closest("[data-n]");
        // a click by a key comes without a place
        if (passage) hop(at, Number(passage.dataset.n), event.detail === 0);
      }),
    );
    document.querySelectorAll(`[data-pair^="${story}-pair-"]`).forEach((link) => {
      link.removeAttribute("hidden");
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        choose(...link.dataset.pair.split("-").slice(-2));
        heading.focus({ preventScroll: true });
        heading.scrollIntoView({ block: "start" });
      });
    });
    box.hidden = false;
    const [first] = pairs.values();
    const told = document.querySelector(`[data-pair^="${story}-pair-"]`);
    choose(...(told ? told.dataset.pair.split("-").slice(-2) : first.slice(0, 2)));
  }

  document.querySelectorAll("[data-beside]").forEach(setUp);
})();
