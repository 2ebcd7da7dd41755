/* The filter bar: what readers choose goes into the address, and what the address says goes into
   the controls. */

import { carry, isControlAt, setParameter } from "../model/address.js";
import { goTo, presentUrl } from "./address.js";
import { context, setProps } from "./dash.js";
import { LOOKS } from "./links.js";
import { frame, requestedState, shown } from "./state.js";

/** @type {Record<string, string>} control -> its value */
const values = {};
/** @type {Record<string, string>} control -> the value that the page has just given to it */
const given = {};
/** @type {string | null} the search that the field itself asked for */
let typed = null;

/** Controls changed. Ignore change events that we caused ourselves, and a search that fires after
 *  the reader has left its page. */
export function fromControls() {
  if (!shown()) return;
  const url = presentUrl();
  const state = requestedState();
  for (const { prop_id: changed, value: raw } of context().triggered) {
    const { name } = JSON.parse(changed.replace(/\.value$/, ""));
    const value = raw == null ? "" : name === "q" ? raw.trim() : raw;
    const isOurs = given[name] === value;
    values[name] = value;
    delete given[name];
    if (isOurs || value === state[name] || !isControlAt(name, location.pathname, frame())) continue;
    if (name === "q") typed = value;
    setParameter(url, name, value, frame());
  }
  goTo(url);
}

/**
 * Give the controls the values of a state. No callback of Dash does it: Dash would not notice a
 * reader who moves a control while its value is on its way from a callback.
 * @param {import("../types.js").State} state
 * @param {string[]} names
 */
export function setControls(state, names) {
  const focused = document.activeElement;
  for (const name of names) {
    const value = state[name];
    // a reader who goes on typing keeps what is typed
    if (name === "q" && value === typed && focused?.id.includes('"name":"q"')) continue;
    if (name === "q") typed = null;
    if (value === (values[name] ?? frame().parameters[name].default)) continue;
    values[name] = given[name] = value;
    setProps({ kind: "filter", name }, { value });
  }
}

/** Clear all filters. @param {number | null} clicks */
export function clear(clicks) {
  if (!clicks) return;
  const url = presentUrl();
  url.search = "";
  carry(url, [...LOOKS, "present", "show"], requestedState(), frame());
  goTo(url);
}
