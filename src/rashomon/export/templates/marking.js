"use strict";
// what both the panel and the side by side do: wrap a stretch of a text, whose offsets count UTF-16 code units
function markWords(container, start, end, make) {
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  const hits = [];
  let at = 0;
  for (let node = walker.nextNode(); node && at < end; node = walker.nextNode()) {
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, node.length);
    at += node.length;
    if (from < to) hits.push([node, from, to]);
  }
  return hits.map(([node, from, to]) => {
    const words = from ? node.splitText(from) : node;
    if (to - from < words.length) words.splitText(to - from);
    const hit = make();
    words.replaceWith(hit);
    hit.append(words);
    return hit;
  });
}

// a copy of a report's text as it stands on the page, without the anchors in it
function copyText(text) {
  const copy = text.cloneNode(true);
  copy.removeAttribute("id");
  copy.querySelectorAll("a[id]").forEach((anchor) => anchor.remove());
  copy.normalize();
  return copy;
}
