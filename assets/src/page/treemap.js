/* The strip above and between the sections of a treemap. Plotly adds an area for it, the common root
   of the sections, which is no row of ours: its tooltip would be "-", and Dash's handler of the
   events of a graph fails for it. The pointer passes through it. */

/** @param {Event} event */
function passRoot(event) {
  const target = event.target instanceof Element ? event.target : null;
  const slice = /** @type {any} */ (target?.closest(".treemaplayer g.slice"));
  const node = slice?.__data__?.data?.data;
  if (!node || Number.isInteger(node.i)) return;
  event.stopPropagation();
  for (const path of slice.querySelectorAll("path")) path.style.pointerEvents = "none";
}

export function passTreemapRoots() {
  for (const type of ["mouseover", "click"]) document.addEventListener(type, passRoot, true);
}
