/* Controls: write what readers choose into the address, and set the controls to a state. */

import { carry, isControlAt, setParameter } from "../model/address.js";
import { goTo, presentUrl } from "./address.js";
import { context, propsOf, setProps } from "./dash.js";
import { LOOKS } from "./links.js";
import { frame, requestedState, shown } from "./state.js";

/** @type {Record<string, string>} control -> its value */
const values = {};
/** @type {Record<string, string>} control and property -> its value, as JSON */
const given = {};
/** @type {Record<string, string>} property -> its value before the first payload, as JSON */
const UNSET = { disabled: "false", description: '""' };
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
 * Set the controls to the state of a payload. This is not a Dash callback, because Dash would miss
 * a reader's change of a control whose value is about to be set by a callback. Only what differs is
 * set: Mantine builds a control anew for each property.
 * @param {import("../types.js").View} payload
 */
export function setControls({ state, options, trail, why_not, hints }) {
  const focused = document.activeElement;
  for (const name of controls()) {
    /** @type {Record<string, unknown>} */
    const props = {};
    if (options[name]) setIfNew(props, name, "data", options[name]);
    setIfNew(props, name, "disabled", name in why_not);
    setIfNew(props, name, "description", why_not[name] || hints[name] || "");
    const value = state[name];
    // do not change the search field while the reader is typing in it
    const isTyped = name === "q" && !value && focused?.id.includes('"name":"q"');
    if (!isTyped && value !== (values[name] ?? frame().parameters[name].default)) {
      values[name] = expected[name] = value;
      props.value = value;
      if (name === "commodity") props.data = withProduct(trail);
    }
    if (Object.keys(props).length) setProps({ kind: "filter", name }, props);
  }
}

/** @type {string[] | null} */
let names = null;

/** Names of the controls on the page. */
function controls() {
  names ??= Object.keys(frame().parameters).filter((name) =>
    document.getElementById(JSON.stringify({ kind: "filter", name })),
  );
  return names;
}

/**
 * Add a property of a control to `props`, unless it was set to this value before.
 * @param {Record<string, unknown>} props
 * @param {string} name of the control
 * @param {string} property
 * @param {unknown} value
 */
function setIfNew(props, name, property, value) {
  const key = `${name}.${property}`;
  const text = JSON.stringify(value);
  if ((given[key] ?? UNSET[property]) === text) return;
  given[key] = text;
  props[property] = value;
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
