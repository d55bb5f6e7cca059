"use strict";
// before the page is drawn: the colours that its reader chose
(() => {
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
  } catch {
    // a browser that keeps nothing: the system's colours
  }
})();
