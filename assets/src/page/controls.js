/* Controls: write what readers choose into the address, and set the controls to a state. */

import { carry, isControlAt, setParameter } from "../model/address.js";
import { goTo, presentUrl } from "./address.js";
import { context, propsOf, setProps } from "./dash.js";
import { LOOKS } from "./links.js";
import { hereUrl } from "./site.js";
import { frame, requestedState, shown } from "./state.js";

/** Fields that "Clear filters" leaves alone. */
export const KEPT = [...LOOKS, "present", "show"];

/** @type {Record<string, string>} control -> its value */
const values = {};
/** @type {Record<string, string>} control -> its options, as JSON */
const offered = {};
/** @type {Record<string, string>} control -> value set by this module, until Dash reports it */
const expected = {};
/** @type {Record<string, import("../types.js").Option[]>} control -> its options in the layout */
const laidOut = {};

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
    if (!isControlAt(name, hereUrl().pathname, frame())) continue;
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
export function setControls({ state, options, trail }) {
  const focused = document.activeElement;
  for (const name of controls()) {
    /** @type {Record<string, unknown>} */
    const props = {};
    if (options[name]) setOptions(props, name, options[name]);
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
 * Add the options of a control to `props`, unless it has them.
 * @param {Record<string, unknown>} props
 * @param {string} name of the control
 * @param {(import("../types.js").Option | string)[]} options
 */
function setOptions(props, name, options) {
  const text = JSON.stringify(options);
  if (offered[name] === text) return;
  offered[name] = text;
  const labels = new Map(firstOptions(name).map(({ value, label }) => [value, label]));
  props.data = options.map((option) =>
    typeof option === "string" ? { value: option, label: labels.get(option) ?? option } : option,
  );
}

/** @param {string} name @returns {import("../types.js").Option[]} */
function firstOptions(name) {
  laidOut[name] ??= propsOf({ kind: "filter", name }).data;
  return laidOut[name];
}

/** The options of the commodities, and the chosen product. @param {import("../types.js").Step[]} trail */
function withProduct(trail) {
  const options = firstOptions("commodity");
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
  carry(url, KEPT, requestedState(), frame());
  goTo(url);
}
