/* A click on a point of a chart sets its country, period or other values for all charts. */

import { clearedValue, setParameter } from "../model/address.js";
import { goTo, presentUrl } from "./address.js";
import { context, setProps } from "./dash.js";
import { cardOf, plotOf } from "./dom.js";
import { pick } from "./quote.js";
import { frame, requestedState, shown } from "./state.js";

/**
 * The customdata of a cell of a heat map, which Dash does not pass on.
 * @param {string} chart
 * @param {any} point
 */
function cellData(chart, point) {
  const trace = plotOf(cardOf(chart))?.data[point.curveNumber];
  if (trace?.type !== "heatmap" || !trace.customdata) return null;
  return trace.customdata[trace.y.indexOf(point.y)]?.[trace.x.indexOf(point.x)];
}

/** Callback: set the values of the clicked point, or clear them if all are set already. */
export function fromClick() {
  const changed = context().triggered?.[0];
  if (!changed?.value) return;
  const id = JSON.parse(changed.prop_id.replace(/\.clickData$/, ""));
  setProps(id, { clickData: null }); // a second click on the same point counts, too
  const point = changed.value.points?.[0];
  const chosen = point && (point.customdata || cellData(id.chart, point));
  if (!shown() || !chosen || typeof chosen !== "object") return;
  if ("row" in chosen) pick(id.chart, chosen.row);
  const url = presentUrl();
  const state = requestedState();
  const { parameters } = frame();
  const fields = Object.keys(chosen).filter((field) => field in parameters);
  const isSet = fields.every((field) => state[field] === chosen[field]);
  for (const field of fields) {
    // a country page cannot be without a country
    const keeps = field === "country" && url.pathname.startsWith("/country");
    const value = isSet && !keeps ? clearedValue(field, chosen[field], frame()) : chosen[field];
    setParameter(url, field, value, frame());
  }
  goTo(url);
}
