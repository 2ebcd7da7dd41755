/* Controls: write what readers choose into the address, and set the controls to a state. */

import { carry, isControlAt, setParameter } from "../model/address.js";
import { goTo, presentUrl } from "./address.js";
import { context, propsOf, setProps } from "./dash.js";
import { LOOKS } from "./links.js";
import { frame, requestedState, shown } from "./state.js";

/** @type {Record<string, string>} control -> its value */
const values = {};
/** @type {Record<string, string>} control -> its options, as JSON */
const offered = {};
/** @type {Record<string, string>} control -> value set by this module, until Dash reports it */
const expected = {};
/** @type {{value: string, label: string}[] | null} options of the commodities: all, and chapters */
let chapters = null;

/** Callback: controls changed. Ignore changes that this module made itself, and words that are typed
 *  into the search field: choosing a result changes the address (finder.js). */
export function fromControls() {
  if (!shown()) return;
  const url = presentUrl();
  const state = requestedState();
  for (const { prop_id: changed, value: raw } of context().triggered) {
    const { name } = JSON.parse(changed.replace(/\.value$/, ""));
    const value = raw == null ? "" : raw;
    const isOurs = expected[name] === value;
    values[name] = value;
    delete expected[name];
    if (name === "q" || isOurs || value === state[name]) continue;
    if (!isControlAt(name, location.pathname, frame())) continue;
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
 * @param {import("../types.js").Step[]} trail the path to the chosen commodity
 */
export function setControls(state, names, options, trail) {
  const focused = document.activeElement;
  for (const name of names) {
    if (options[name]) setOptions(name, options[name]);
    const value = state[name];
    // do not change the search field while the reader is typing in it
    if (name === "q" && !value && focused?.id.includes('"name":"q"')) continue;
    if (value === (values[name] ?? frame().parameters[name].default)) continue;
    values[name] = expected[name] = value;
    const id = { kind: "filter", name };
    setProps(id, name === "commodity" ? { value, data: withProduct(trail) } : { value });
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

/** The options of the commodities, and the chosen product. @param {import("../types.js").Step[]} trail */
function withProduct(trail) {
  const options = chapters ?? propsOf({ kind: "filter", name: "commodity" }).data;
  chapters = options;
  const chosen = trail.at(-1);
  return chosen && chosen.code.length > 2
    ? [...options, { value: chosen.code, label: chosen.text }]
    : options;
}

/** Callback: clear all filters. @param {number | null} clicks */
export function clear(clicks) {
  if (!clicks) return;
  const url = presentUrl();
  url.search = "";
  carry(url, [...LOOKS, "present", "show"], requestedState(), frame());
  goTo(url);
}
