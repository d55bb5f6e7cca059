"use strict";
// how many reports appeared on each day; the list below it can be had for any of them
(() => {
  const figure = document.querySelector("[data-activity]");
  if (!figure || !window.Plot) return;

  // Plot writes a style element into its picture, which the policy of the page forbids: it draws in a document of its
  // own, and app.css has those rules
  const aside = document.implementation.createHTMLDocument("");
  const HEIGHT = 120;
  // days that the axis holds at least
  const LEAST = 28;

  function draw(days) {
    const width = Math.max(280, Math.round(figure.getBoundingClientRect().width));
    const DAY = 86_400_000;
    const times = days.map(({ day }) => Date.parse(`${day}T00:00:00Z`));
    const first = Math.min(...times);
    const last = Math.max(...times) + DAY;
    // a few days would make few, broad bars
    const missing = Math.max(0, LEAST * DAY - (last - first)) / 2;
    const most = Math.max(...days.map(({ articles }) => articles));
    const data = days.map(({ day, articles }) => ({ day: new Date(`${day}T00:00:00Z`), articles }));
    const made = window.Plot.plot({
      document: aside,
      width,
      height: HEIGHT,
      marginLeft: 40,
      x: {
        type: "utc",
        label: null,
        domain: [new Date(first - missing), new Date(last + missing)],
        ticks: Math.min(Math.floor(width / 90), Math.round((last - first + 2 * missing) / DAY / 2)),
      },
      y: { label: null, grid: true, ticks: Math.min(3, most), tickFormat: "d", domain: [0, most] },
      ariaLabel: "Reports by day",
      ariaDescription: figure.querySelector("figcaption").textContent.trim(),
      marks: [
        window.Plot.rectY(data, {
          x: "day",
          y: "articles",
          interval: "day",
          title: (d) => `${d.day.toISOString().slice(0, 10)}: ${d.articles}`,
        }),
        window.Plot.ruleY([0]),
      ],
    });
    made.querySelectorAll("style").forEach((one) => one.remove());
    made.setAttribute("role", "img");
    made.querySelectorAll("g[aria-label]").forEach((one) => one.removeAttribute("aria-label"));
    figure.querySelectorAll("svg").forEach((one) => one.remove());
    figure.prepend(document.importNode(made, true));
  }

  fetch(figure.dataset.activity, { headers: { accept: "application/json" } })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
    .then(({ days }) => {
      draw(days);
      let width = window.innerWidth;
      window.addEventListener("resize", () => {
        if (window.innerWidth !== width) draw(days);
        width = window.innerWidth;
      });
    })
    .catch(() => {
      figure.hidden = true;
    });
})();
