"use strict";
(() => {
  const box = document.querySelector(".two-texts");
  const sides = [...box.querySelectorAll(".side-text")];
  const between = box.querySelector(".between");
  const together = document.getElementById("together");
  const step = document.getElementById("step");
  const count = Number(box.dataset.count);
  let current = Number(box.dataset.passage);
  // the side that a reader scrolls; the other one follows it
  let leading = null;

  const begins = sides.map((side) => {
    const found = new Map();
    for (const piece of side.querySelectorAll("[data-b]")) {
      for (const n of piece.dataset.b.split(" ")) found.set(Number(n), piece);
    }
    return found;
  });
  const inBoth = [...begins[0].keys()].filter((n) => begins[1].has(n));
  // where a stretch begins within its text, however far that is scrolled
  const top = (side, n) =>
    begins[side].get(n).getBoundingClientRect().top - sides[side].getBoundingClientRect().top + sides[side].scrollTop;

  // -- lines between ------------------------------------------------------------------------------------------------
  function draw() {
    const frame = between.getBoundingClientRect();
    if (!frame.width) return;
    const lines = [];
    for (const n of inBoth) {
      const ends = [0, 1].map((side) => {
        const edge = sides[side].getBoundingClientRect();
        const spot = begins[side].get(n).getBoundingClientRect();
        return { y: spot.top + Math.min(spot.height, 24) / 2, low: edge.top, high: edge.bottom };
      });
      // both out of sight: no line
      if (ends.every((end) => end.y < end.low || end.y > end.high)) continue;
      const [from, to] = ends.map((end) => Math.min(Math.max(end.y, end.low), end.high) - frame.top);
      const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
      const half = frame.width / 2;
      line.setAttribute("d", `M0 ${from} C${half} ${from} ${half} ${to} ${frame.width} ${to}`);
      if (n === current) line.setAttribute("class", "current");
      lines.push(line);
    }
    between.replaceChildren(...lines);
  }
  let drawing = 0;
  const redraw = () => {
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(draw);
  };

  // -- scrolling together -------------------------------------------------------------------------------------------
  // the stretches that stand in one order in both texts, as many as there are: what was moved is no guide
  let chain = null;
  function inOrder() {
    const points = inBoth.map((n) => [top(0, n), top(1, n)]).sort((one, two) => one[0] - two[0]);
    const best = points.map((_, at) => ({ length: 1, before: -1, at }));
    points.forEach((point, at) => {
      for (let earlier = 0; earlier < at; earlier += 1) {
        if (points[earlier][1] < point[1] && best[earlier].length + 1 > best[at].length) {
          best[at] = { length: best[earlier].length + 1, before: earlier, at };
        }
      }
    });
    const found = [];
    let last = best.reduce((one, two) => (two.length > one.length ? two : one), { length: 0, before: -1, at: -1 });
    while (last && last.at >= 0) {
      found.unshift(points[last.at]);
      last = best[last.before];
    }
    return found;
  }

  // between two stretches that answer each other the other text moves in proportion
  function follow(side) {
    const other = 1 - side;
    const middle = sides[side].clientHeight / 3;
    const at = sides[side].scrollTop + middle;
    chain ??= inOrder();
    const ends = [[0, 0], ...chain, [0, 1].map((one) => sides[one].scrollHeight)];
    const next = Math.max(1, ends.findIndex((point) => point[side] > at));
    const [low, high] = [ends[next - 1], ends[next]];
    const share = high[side] > low[side] ? (at - low[side]) / (high[side] - low[side]) : 0;
    sides[other].scrollTop = low[other] + share * (high[other] - low[other]) - middle;
  }

  sides.forEach((side, at) => {
    for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"]) {
      side.addEventListener(kind, () => { leading = at; }, { passive: true });
    }
    side.addEventListener("scroll", () => {
      redraw();
      if (together?.checked && leading === at) follow(at);
    }, { passive: true });
    side.addEventListener("click", (event) => {
      const piece = event.target.closest("[data-in]");
      if (piece) go(Number(piece.dataset.in.split(" ").pop()));
    });
  });
  window.addEventListener("resize", () => {
    chain = null;
    redraw();
  });

  // -- passage by passage -------------------------------------------------------------------------------------------
  const addressed = (n) => {
    const url = new URL(location.href);
    url.searchParams.set("passage", n);
    return `${url.pathname}${url.search}`;
  };

  function link(rel, n) {
    let found = document.querySelector(`.steps a[rel=${rel}]`);
    if (n < 1 || n > count) {
      found?.remove();
      return;
    }
    if (!found) {
      found = document.createElement("a");
      found.rel = rel;
      found.textContent = rel === "prev" ? "Previous" : "Next";
      if (rel === "prev") step.before(found);
      else step.after(found);
    }
    found.href = addressed(n);
  }

  function go(n) {
    // on another page of one of the texts: the server shows it
    if (begins.every((found) => !found.has(n))) return false;
    current = n;
    leading = null;
    sides.forEach((side, at) => {
      side.querySelectorAll("[data-in]").forEach((one) => {
        one.classList.toggle("current", one.dataset.in.split(" ").includes(String(n)));
      });
      if (begins[at].has(n)) side.scrollTop = top(at, n) - side.clientHeight / 3;
    });
    step.textContent = `${n} of ${count}`;
    document.querySelectorAll(".matches li").forEach((one) => {
      if (one.id === `p${n}`) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    });
    link("prev", n - 1);
    link("next", n + 1);
    history.replaceState(null, "", addressed(n));
    redraw();
    return true;
  }

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = event.target.closest(".steps a[rel], .matches a[data-step]");
    if (!to) return;
    if (go(Number(new URL(to.href).searchParams.get("passage")))) {
      event.preventDefault();
      if (to.dataset.step) box.scrollIntoView({ block: "start" });
    }
  });

  document.querySelectorAll(".steps .js").forEach((one) => { one.hidden = false; });
  if (current) go(current);
  redraw();
})();
