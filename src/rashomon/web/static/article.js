"use strict";
(() => {
  const text = document.getElementById("text");
  const card = document.getElementById("card");
  const switches = [...document.querySelectorAll("a[data-layer]")];
  const told = document.getElementById("told");
  const shown = new Set(switches.filter((one) => one.hasAttribute("aria-current")).map((one) => one.dataset.layer));

  // what the list below the text says of each thing found, by its number
  const finds = new Map();
  for (const part of document.querySelectorAll("[data-of]")) {
    for (const item of part.querySelectorAll("li")) finds.set(item.dataset.n, { layer: part.dataset.of, item });
  }
  const numbers = (value) => (value ? value.split(" ") : []).filter((n) => shown.has(finds.get(n)?.layer));

  // -- layers -------------------------------------------------------------------------------------------------------
  // the order in which an address names them is that of the switches
  const named = () => switches.map((one) => one.dataset.layer).filter((name) => shown.has(name)).join(",") || "none";

  function addressed(address, layers) {
    const url = new URL(address, location.href);
    url.searchParams.set("layers", layers);
    return `${url.pathname}${url.search}`.replaceAll("%2C", ",");
  }

  function mark() {
    for (const one of text.querySelectorAll("[data-b]")) {
      one.toggleAttribute("data-item", numbers(one.dataset.b).length > 0);
    }
  }

  function toggle(name) {
    if (!shown.delete(name)) shown.add(name);
    text.classList.toggle(`show-${name}`, shown.has(name));
    for (const one of switches) {
      const on = shown.has(one.dataset.layer);
      if (on) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
      const wanted = new Set(shown);
      if (!wanted.delete(one.dataset.layer)) wanted.add(one.dataset.layer);
      const names = switches.map((other) => other.dataset.layer).filter((other) => wanted.has(other));
      one.href = addressed(one.href, names.join(",") || "none");
    }
    document.querySelectorAll(".paging a").forEach((link) => { link.href = addressed(link.href, named()); });
    history.replaceState(null, "", addressed(location.href, named()) + location.hash);
    mark();
    hide();
    told.textContent = `${name}: ${shown.has(name) ? "shown" : "hidden"}`;
  }

  for (const one of switches) {
    one.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      toggle(one.dataset.layer);
    });
  }

  // -- what is known of the words -----------------------------------------------------------------------------------
  let held = false;

  function hide() {
    held = false;
    card.hidden = true;
    card.replaceChildren();
    text.querySelectorAll(".on").forEach((one) => one.classList.remove("on"));
  }

  function show(piece) {
    const found = numbers(piece.dataset.f);
    if (!found.length) return false;
    card.replaceChildren(
      ...found.map((n) => {
        const line = document.createElement("p");
        const name = document.createElement("b");
        name.textContent = finds.get(n).item.querySelector("a").textContent;
        line.append(name, ...[...finds.get(n).item.querySelectorAll(":scope > span")].map((fact) => fact.cloneNode(true)));
        return line;
      }),
    );
    card.hidden = false;
    const last = found[found.length - 1];
    text.querySelectorAll("[data-f]").forEach((one) => {
      one.classList.toggle("on", one.dataset.f.split(" ").includes(last));
    });
    return true;
  }

  const piece = (event) => event.target.closest?.("[data-f]");
  text.addEventListener("mouseover", (event) => {
    if (held) return;
    const one = piece(event);
    if (!one || !show(one)) hide();
  });
  text.addEventListener("mouseleave", () => { if (!held) hide(); });
  text.addEventListener("click", (event) => {
    const one = piece(event);
    held = Boolean(one && show(one));
    if (!held) hide();
  });
  text.addEventListener("focusin", (event) => {
    const one = piece(event);
    if (one) held = show(one);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !card.hidden) hide();
  });
  document.getElementById("finds").addEventListener("click", (event) => {
    const item = event.target.closest("a[href^='#f']");
    if (!item) return;
    const of = item.closest("[data-of]").dataset.of;
    if (!shown.has(of)) toggle(of);
    const first = text.querySelector(`[data-b~="${item.getAttribute("href").slice(2)}"]`);
    if (!first) return;
    event.preventDefault();
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: "center" });
  });

  mark();
  document.getElementById("words")?.scrollIntoView({ block: "center", behavior: "instant" });
})();
