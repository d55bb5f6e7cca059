"use strict";
(() => {
  const root = document.documentElement;
  const told = document.getElementById("told");
  const say = (words) => {
    told.textContent = words;
  };

  // -- colours ------------------------------------------------------------------------------------------------------
  const theme = document.getElementById("theme");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const name = () => {
    theme.textContent = isDark() ? "Light" : "Dark";
    theme.setAttribute("aria-label", `Switch to ${isDark() ? "light" : "dark"} colours`);
  };
  function turn() {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // a browser that keeps nothing: for this page alone
    }
    name();
    document.dispatchEvent(new CustomEvent("rashomon:theme"));
  }
  theme.hidden = false;
  theme.addEventListener("click", turn);
  dark.addEventListener("change", name);
  name();

  // -- items of a list ----------------------------------------------------------------------------------------------
  const seen = (one) => one.getClientRects().length > 0;
  // what a list is made of: marked so, or a part of an account as the report has it
  const ITEMS = [
    "[data-item]", "main .quote", ".timeline > li > ul > li", "details.speaker", ".ledger > tbody", ".acts > li", ".matter",
    ".promises > tbody > tr", ".matrix > tbody > tr", ".places > tbody > tr", ".cards > li", ".pairs > li",
  ].join(", ");
  const items = () => [...document.querySelectorAll(ITEMS)].filter(seen);

  function current(all) {
    const at = all.findIndex((one) => one.contains(document.activeElement));
    return at >= 0 ? at : all.findIndex((one) => one.hasAttribute("data-current"));
  }

  function step(by) {
    const all = items();
    if (!all.length) {
      say("No list here");
      return;
    }
    const at = current(all);
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
    all.forEach((one) => one.removeAttribute("data-current"));
    next.setAttribute("data-current", "");
    if (!next.hasAttribute("tabindex")) next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  function open() {
    const all = items();
    const item = all[current(all)];
    const link = item && (item.querySelector("a[data-open]") || item.querySelector("a[href], summary"));
    if (link) link.click();
  }

  function follow(selector, nothing) {
    const links = [...document.querySelectorAll(selector)];
    if (links.length) links[links.length - 1].click();
    else say(nothing);
  }

  // -- keys ---------------------------------------------------------------------------------------------------------
  const help = document.getElementById("keys");
  // milliseconds in which the second of two keys must come
  const PATIENCE = 1500;
  let waiting = 0;

  const ACTS = {
    "/": () => {
      const field = document.querySelector("[data-find]") || document.getElementById("find");
      field.focus();
      field.select();
    },
    j: () => step(1),
    k: () => step(-1),
    o: open,
    u: () => follow("a[rel=up]", "Nothing above this page"),
    n: () => follow("a[rel=next]", "No further page"),
    p: () => follow("a[rel=prev]", "No page before"),
    d: turn,
    "?": () => help.showModal(),
  };

  const typing = (target) => target.closest("input:not([type=checkbox], [type=radio]), textarea, select") !== null;

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented || event.isComposing) return;
    const { key, target } = event;
    if (typing(target)) {
      if (key === "Escape") target.blur();
      return;
    }
    if (help.open) return;
    if (key === "Enter") {
      if (target.matches(ITEMS)) open();
      return;
    }
    if (event.timeStamp < waiting) {
      waiting = 0;
      const place = document.querySelector(`a[data-go="${CSS.escape(key)}"]`);
      if (place) {
        event.preventDefault();
        place.click();
        return;
      }
    }
    if (key === "g") {
      waiting = event.timeStamp + PATIENCE;
      return;
    }
    const act = Object.hasOwn(ACTS, key) ? ACTS[key] : null;
    if (act) {
      event.preventDefault();
      act();
    }
  });
  document.querySelectorAll('a[data-go="?"]').forEach((link) =>
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      help.showModal();
    }),
  );
  help.addEventListener("click", (event) => {
    if (event.target === help) help.close();
  });

  // -- what changes at once with a choice ---------------------------------------------------------------------------
  document.querySelectorAll("form[data-at-once]").forEach((form) =>
    form.addEventListener("change", (event) => {
      if (event.target.matches("select, [type=checkbox], [type=radio]")) form.requestSubmit();
    }),
  );
})();
