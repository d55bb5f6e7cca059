"use strict";
(() => {
  const root = document.documentElement;
  const panel = document.getElementById("panel");
  const title = document.getElementById("panel-title");
  const when = document.getElementById("panel-when");
  const body = document.getElementById("panel-text");
  let opener = null;

  // characters of cited words that are shown beside the pointer
  const MOST_WORDS = 300;

  // a citation's target names the text and the place in it: "s0-a2-120-134"
  function cited(link) {
    // not its hash: a link in a picture has none
    const [, id, at] = /^#(.+?)-(\d+-\d+)$/.exec(link.getAttribute("href")) || [];
    const [start, end] = (link.dataset.at || at || "").split("-").map(Number);
    return { text: document.getElementById(id), start, end };
  }

  function show(link) {
    const { text, start, end } = cited(link);
    if (!text) return false;
    const copy = copyText(text);
    const hits = markWords(copy, start, end, () => document.createElement("mark"));
    body.replaceChildren(copy);
    title.textContent = text.dataset.label;
    when.textContent = "Published " + text.dataset.published;
    if (opener) opener.removeAttribute("aria-current");
    opener = link;
    opener.setAttribute("aria-current", "true");
    panel.hidden = false;
    document.body.classList.add("with-panel");
    if (hits.length) {
      const place = hits[0].getBoundingClientRect().top - body.getBoundingClientRect().top;
      body.scrollTop += place - body.clientHeight / 3;
    }
    title.focus({ preventScroll: true });
    return true;
  }

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    document.body.classList.remove("with-panel");
    if (opener) {
      opener.removeAttribute("aria-current");
      opener.focus({ preventScroll: true });
    }
    opener = null;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.cite");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (show(link)) event.preventDefault();
  });
  // the words, for whoever points at a citation; written out in the page they would stand in it many times
  document.addEventListener("pointerover", (event) => {
    const link = event.target.closest("a.cite:not(.mark, .box, [title])");
    const { text, start, end } = link ? cited(link) : {};
    if (text) link.title = text.textContent.slice(start, end).replace(/\s+/g, " ").trim().slice(0, MOST_WORDS);
  });
  document.getElementById("panel-close").addEventListener("click", close);
  // in a picture, left and right go along its order, up and down to the nearest mark in that direction
  function neighbour(marks, mark, key) {
    const at = marks.indexOf(mark);
    if (key === "Home") return marks[0];
    if (key === "End") return marks[marks.length - 1];
    if (key === "ArrowLeft") return marks[at - 1];
    if (key === "ArrowRight") return marks[at + 1];
    const down = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (!down) return null;
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
    if (event.key === "Escape") {
      document.body.classList.add("untold");
      close();
      return;
    }
    const mark = event.target.closest("[data-marks] a");
    if (!mark || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const marks = [...mark.closest("[data-marks]").querySelectorAll("a")];
    const next = neighbour(marks, mark, event.key);
    if (next) next.focus();
    if (next || event.key.startsWith("Arrow")) event.preventDefault();
  });
  // what Escape hid shows again with the next thing that is pointed at
  for (const kind of ["focusin", "pointerover"]) {
    document.addEventListener(kind, (event) => {
      if (event.target.closest(".mark")) document.body.classList.remove("untold");
    });
  }

  document.querySelectorAll("[data-fold]").forEach((words, index) => {
    const button = document.createElement("button");
    const fold = (folded) => {
      words.classList.toggle("folded", folded);
      button.textContent = folded ? "Show all of it" : "Show less";
      button.setAttribute("aria-expanded", String(!folded));
    };
    words.id = "fold-" + index;
    button.type = "button";
    button.className = "unfold";
    button.setAttribute("aria-controls", words.id);
    button.addEventListener("click", () => fold(!words.classList.contains("folded")));
    words.after(button);
    fold(true);
  });

  const theme = document.getElementById("theme");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const name = () => {
    theme.textContent = isDark() ? "Light" : "Dark";
    theme.setAttribute("aria-label", "Switch to " + (isDark() ? "light" : "dark") + " colours");
  };
  theme.hidden = false;
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    name();
  });
  dark.addEventListener("change", name);
  name();

  const links = new Map();
  document.querySelectorAll("nav li a").forEach((a) => links.set(a.hash.slice(1), a));
  const seen = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        links.forEach((a) => a.removeAttribute("aria-current"));
        const link = links.get(entry.target.id);
        if (link) link.setAttribute("aria-current", "location");
      }
    },
    { rootMargin: "-15% 0px -75% 0px" },
  );
  document.querySelectorAll("section[id]").forEach((section) => seen.observe(section));
})();
