/* A click on a point of a chart sets its country, period or other values for all charts. */

import { clearedValue, setParameter } from "../model/address.js";
import { goTo, presentUrl } from "./address.js";
import { pick } from "./quote.js";
import { frame, requestedState, shown } from "./state.js";

/**
 * Set the values of a point, or clear them if all are set already.
 * @param {string} chart
 * @param {Record<string, any> | undefined} chosen what the point sets, and `row`, the place of its row
 */
export function choosePoint(chart, chosen) {
  if (!shown() || !chosen || typeof chosen !== "object") return;
  if ("row" in chosen) pick(chart, chosen.row);
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
