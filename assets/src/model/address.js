/* Addresses of the dashboard and their parameters. Nothing here reads the address bar: every
   function is given the URL that it works on. Parameters go by their field; only the URL knows the
   names that addresses have for them. docs/url.md lists them. */

/**
 * @typedef {import("../types.js").Frame} Frame
 * @typedef {import("../types.js").State} State
 */

/** Longest path and query that are sent to the server; it reads no more of an address anyway. */
const LONGEST = { path: 600, query: 2100 };

/** @param {string} path */
const partsOf = (path) => path.split("/").filter(Boolean);

/**
 * The view that a path leads to. The briefing of a country counts as the country's view.
 * @param {string} path
 */
export const viewOf = (path) => partsOf(path)[0] ?? "overview";

/**
 * What the layout of a page depends on: all countries share one layout, other pages have their own.
 * @param {string} path
 */
export function layoutOf(path) {
  const parts = partsOf(path);
  if (parts[0] !== "country") return parts.join("/");
  return parts.at(-1) === "brief" ? "country/brief" : "country";
}

/** @param {string} field @param {Frame} frame @returns {string} the field's name in addresses */
const nameOf = (field, frame) => frame.parameters[field]?.name ?? field;

/** @param {URL} url @param {Frame} frame */
export const languageOf = (url, frame) => url.searchParams.get(nameOf("lang", frame)) || "en";

/** @param {URL | Location} url path and query */
export const addressOf = (url) => url.pathname + url.search;

/** @param {URL | Location} url the query without `?` */
export const queryOf = (url) => url.search.replace(/^\?/, "");

/**
 * The parameters of a URL over their defaults. What is no parameter here is kept under its name.
 * @param {URL} url
 * @param {Frame} frame
 * @param {State} [shown] the state on the screen; its country stands in where the path names none
 * @returns {State}
 */
export function stateOf(url, frame, shown) {
  const known = Object.entries(frame.parameters);
  const fields = new Map(known.map(([field, { name }]) => [name, field]));
  /** @type {State} */
  const state = Object.fromEntries(known.map(([field, parameter]) => [field, parameter.default]));
  for (const [name, value] of url.searchParams) state[fields.get(name) ?? name] = value;
  const [first, place] = partsOf(url.pathname);
  if (first === "country" && !url.searchParams.has(nameOf("country", frame))) {
    state.country = frame.places[place] ?? shown?.country ?? state.country;
  }
  return state;
}

/**
 * Give a parameter a value in `url`; a default is not written.
 * @param {URL} url is changed
 * @param {string} field
 * @param {string | null | undefined} value
 * @param {Frame} frame
 */
export function setParameter(url, field, value, frame) {
  if (value === "" || value == null || value === frame.parameters[field]?.default) {
    url.searchParams.delete(nameOf(field, frame));
    // a country's page cannot be without its country: the region is on the overview
    if (field === "country" && viewOf(url.pathname) === "country") url.pathname = "/";
  } else {
    url.searchParams.set(nameOf(field, frame), value);
  }
}

/**
 * Write parameters of a state into a link, but for defaults and for what the link sets itself.
 * @param {URL} url is changed
 * @param {string[]} fields
 * @param {State} state
 * @param {Frame} frame
 */
export function carry(url, fields, state, frame) {
  for (const field of fields) {
    const value = state[field];
    if (value === undefined || value === frame.parameters[field]?.default) continue;
    const name = nameOf(field, frame);
    if (!url.searchParams.has(name)) url.searchParams.set(name, value);
  }
}

/**
 * The fields that the navigation carries to every view.
 * @param {State} state
 * @param {Frame} frame
 */
export const fieldsToCarry = (state, frame) =>
  Object.keys(state).filter((field) => !frame.parameters[field]?.views);

/**
 * Is the parameter a control of the page at `path`?
 * @param {string} field
 * @param {string} path
 * @param {Frame} frame
 */
export function isControlAt(field, path, frame) {
  const views = frame.parameters[field]?.views;
  return !views || views.includes(viewOf(path));
}

/**
 * The request for what a page shows. `page` comes first and the page's own query follows as it is,
 * so that no parameter of the page can be taken for one of the request.
 * @param {string} path
 * @param {string} query without `?`
 * @param {boolean} [scene] only the cards that fill the screen in present mode
 */
export function viewRequest(path, query, scene = false) {
  const page = encodeURIComponent(path.slice(0, LONGEST.path)).replaceAll("%2F", "/");
  const own = query.slice(0, LONGEST.query);
  return `/view?${scene ? "scene=1&" : ""}page=${page}${own ? `&${own}` : ""}`;
}
