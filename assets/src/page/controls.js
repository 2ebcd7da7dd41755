/* Controls: write what readers choose into the address, and set the controls to a state. */

import { carry, isControlAt, setParameter } from "../model/address.js";
import { goTo, presentUrl } from "./address.js";
import { context, setProps } from "./dash.js";
import { LOOKS } from "./links.js";
import { frame, requestedState, shown } from "./state.js";

/** @type {Record<string, string>} control -> its value */
const values = {};
/** @type {Record<string, string>} control -> its options, as JSON */
const offered = {};
/** @type {Record<string, string>} control -> value set by this module, until Dash reports it */
const expected = {};
/** @type {string | null} the search text that was last typed into the field */
let typed = null;

/** Callback: controls changed. Ignore changes that this module made itself, and a search that is
 *  reported after the reader has left its page. */
export function fromControls() {
  if (!shown()) return;
  const url = presentUrl();
  const state = requestedState();
  for (const { prop_id: changed, value: raw } of context().triggered) {
    const { name } = JSON.parse(changed.replace(/\.value$/, ""));
    const value = raw == null ? "" : name === "q" ? raw.trim() : raw;
    const isOurs = expected[name] === value;
    values[name] = value;
    delete expected[name];
    if (isOurs || value === state[name] || !isControlAt(name, location.pathname, frame())) continue;
    if (name === "q") typed = value;
    setParameter(url, name, value, frame());
  }
  goTo(url);
}

/**
 * Set the controls to the values of a state. This is not a Dash callback, because Dash would miss
 * a reader's change of a control whose value is about to be set by a callback.
 * @param {import("../types.js").State} state
 * @param {string[]} names
 * @param {Record<string, import("../types.js").Option[]>} options control -> what it offers, where
 *   that depends on the page
 */
export function setControls(state, names, options) {
  const focused = document.activeElement;
  for (const name of names) {
    if (options[name]) setOptions(name, options[name]);
    const value = state[name];
    // do not change the search field while the reader is typing in it
    if (name === "q" && value === typed && focused?.id.includes('"name":"q"')) continue;
    if (name === "q") typed = null;
    if (value === (values[name] ?? frame().parameters[name].default)) continue;
    values[name] = expected[name] = value;
    setProps({ kind: "filter", name }, { value });
  }
}

/**
 * @param {string} name
 * @param {import("../types.js").Option[]} data
 */
function setOptions(name, data) {
  const text = JSON.stringify(data);
  if (offered[name] === text) return;
  offered[name] = text;
  setProps({ kind: "filter", name }, { data });
}

/** Callback: clear all filters. @param {number | null} clicks */
export function clear(clicks) {
  if (!clicks) return;
  const url = presentUrl();
  url.search = "";
  carry(url, [...LOOKS, "present", "show"], requestedState(), frame());
  goTo(url);
}
