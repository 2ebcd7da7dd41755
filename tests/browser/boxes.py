"""Boxes of texts and marks in charts: what is cut, and what covers what."""

from __future__ import annotations

#: A list of faults in the charts on the screen. Texts may share a few pixels, as their boxes are
#: higher than their letters; `least` is how many pixels of a text another text, or a mark that is
#: not its own, may cover in both directions. A mark and a text of the same trace, next to each
#: other, belong together.
FAULTS = """(least) => khorgos.drawAll() || [...document.querySelectorAll("article.card .plot:not([hidden])")].flatMap(
  (frame) => {
    if (!frame.clientWidth) return [];
    const card = frame.closest("article").id + ": ";
    const room = frame.getBoundingClientRect();
    const isShown = (one) => getComputedStyle(one).visibility !== "hidden";
    const seen = [...frame.querySelectorAll(".main-svg text")].map(
      (one) => ({ one, told: one.textContent.trim(), box: one.getBoundingClientRect() })
    ).filter(({ one, told, box }) => box.width && told && isShown(one));
    const marks = [...frame.querySelectorAll(".scatterlayer path.point")].map(
      (one) => ({ one, box: one.getBoundingClientRect() })
    ).filter(({ one, box }) => box.width && isShown(one)
      && getComputedStyle(one).opacity !== "0"); // those can only be clicked
    const covers = (a, b, by) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > by
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > by;
    const cut = seen.filter(({ box }) => box.left < room.left - 2 || box.right > room.right + 2
      || box.top < room.top - 2 || box.bottom > room.bottom + 2);
    const pairs = seen.flatMap((a, i) => seen.slice(i + 1)
      .filter((b) => covers(a.box, b.box, least))
      .map((b) => card + a.told + " on " + b.told));
    const marked = seen.flatMap((a) => marks
      .filter((mark) => covers(a.box, mark.box, least))
      .slice(0, 1).map(() => card + "mark on " + a.told));
    return [...cut.map(({ told }) => card + told + " is cut"), ...pairs, ...marked];
  })"""
