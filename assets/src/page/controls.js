/* Controls: write what readers choose into the address, and set the controls to a state. */

import { carry, isControlAt, setParameter } from "../model/address.js";
import { goTo, presentUrl } from "./address.js";
import { context, propsOf, setProps } from "./dash.js";
import { closest } from "./dom.js";
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
/** @type {Record<string, string>} control -> value chosen in its list, until Dash reports it */
const chosen = {};
/** @type {Record<string, import("../types.js").Option[]>} control -> its options in the layout */
const laidOut = {};

/**
 * The option of a control's list that an event is on, and the address that it leads to.
 * @param {Event} event
 * @returns {{name: string, value: string, url: URL} | null}
 */
export function optionOf(event) {
  const option = closest(event, "[data-combobox-option]");
  const label = option?.closest("[role=listbox]")?.getAttribute("aria-labelledby") ?? "";
  const value = option?.getAttribute("value") ?? "";
  const name = controls().find((one) => label === `${idOf(one)}-label`);
  if (!option || !name || !shown()) return null;
  const url = presentUrl();
  if (value !== requestedState()[name] && isControlAt(name, hereUrl().pathname, frame())) {
    setParameter(url, name, value, frame());
  }
  return { name, value, url };
}

/** Follow a choice at the click: Dash would tell of it some tasks later. @param {Event} event */
function follow(event) {
  const option = optionOf(event);
  if (!option || option.value === values[option.name]) return;
  const { name, value, url } = option;
  values[name] = chosen[name] = value;
  goTo(url);
}

export function followChoices() {
  document.addEventListener("click", follow, { capture: true }); // before the list is closed
}

/** Callback: controls changed. Ignore changes that this module made or followed itself, and words that
 *  are typed into the search field: choosing a result changes the address (finder.js). */
export function fromControls() {
  if (!shown()) return;
  const url = presentUrl();
  const state = requestedState();
  for (const { prop_id: changed, value: raw } of context().triggered) {
    const { name } = JSON.parse(changed.replace(/\.value$/, ""));
    const value = raw == null ? "" : raw;
    const isOurs = expected[name] === value;
    const isFollowed = chosen[name] === value;
    delete expected[name];
    if (isFollowed) delete chosen[name];
    if (!(name in chosen)) values[name] = value; // otherwise Dash is about to report a later value
    if (name === "q" || isOurs || isFollowed || value === state[name]) continue;
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

/** @param {string} name of a control @returns {string} id of its element */
const idOf = (name) => JSON.stringify({ kind: "filter", name });

/** @type {string[] | null} */
let names = null;

/** Names of the controls on the page. */
function controls() {
  names ??= Object.keys(frame().parameters).filter((name) => document.getElementById(idOf(name)));
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
