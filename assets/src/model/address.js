/* Addresses of the dashboard and their parameters (docs/url.md). Functions work on the URL that
   they are given, never on the address bar. They call a parameter by its field in the state; its
   name in addresses may differ. */

/**
 * @typedef {import("../types.js").Frame} Frame
 * @typedef {import("../types.js").State} State
 */

/** Longest path and query that are sent to the server, which reads no more of an address. */
const LONGEST = { path: 600, query: 2100 };

/** @param {string} path */
const partsOf = (path) => path.split("/").filter(Boolean);

/**
 * The view that a path leads to. The briefing of a country counts as the country's view.
 * @param {string} path
 */
export const viewOf = (path) => partsOf(path)[0] ?? "overview";

/**
 * The name of the layout of a page: all countries share one, other pages have their own.
 * @param {string} path
 */
export function layoutOf(path) {
  const parts = partsOf(path);
  if (parts[0] !== "country") return parts.join("/");
  return parts.at(-1) === "brief" ? "country/brief" : "country";
}

/** @param {string} field @param {Frame} frame @returns {string} the field's name in addresses */
const nameOf = (field, frame) => frame.parameters[field]?.name ?? field;

/**
 * The language that an address names (`zh-CN` is Chinese), or else the default one.
 * @param {URL} url
 * @param {Frame} frame
 */
export function languageOf(url, { parameters, languages }) {
  const tags = url.searchParams.getAll(parameters.lang?.name ?? "lang");
  const codes = tags.map((tag) => tag.split(/[-_]/)[0].toLowerCase());
  return codes.findLast((code) => languages.includes(code)) ?? languages[0];
}

/**
 * The earlier release that an address names; empty for the present one, and for one that is none.
 * @param {URL} url
 * @param {Frame} frame
 */
export function releaseOf(url, { parameters, earlier = [] }) {
  const named = url.searchParams.getAll(parameters.asof?.name ?? "asof");
  return named.findLast((release) => earlier.includes(release)) ?? "";
}

/** @param {URL | Location} url path and query */
export const addressOf = (url) => url.pathname + url.search;

/** @param {URL | Location} url the query without `?` */
export const queryOf = (url) => url.search.replace(/^\?/, "");

/**
 * The state of a URL: its parameters, and defaults for the others. Unknown parameters are kept
 * under their names.
 * @param {URL} url
 * @param {Frame} frame
 * @param {State} [shown] the state on the screen; its country is used if the path names none
 * @returns {State}
 */
export function stateOf(url, frame, shown) {
  const parameters = Object.entries(frame.parameters);
  const fields = new Map(parameters.map(([field, { name }]) => [name, field]));
  /** @type {State} */
  const state = Object.fromEntries(
    parameters.map(([field, parameter]) => [field, parameter.default]),
  );
  for (const [name, value] of url.searchParams) state[fields.get(name) ?? name] = value;
  const [first, slug] = partsOf(url.pathname);
  if (first === "country" && !url.searchParams.has(nameOf("country", frame))) {
    state.country = frame.places[slug] ?? shown?.country ?? state.country;
  }
  return state;
}

/**
 * Set a parameter of `url`, or remove it if the value is the default.
 * @param {URL} url is changed
 * @param {string} field
 * @param {string | null | undefined} value
 * @param {Frame} frame
 */
export function setParameter(url, field, value, frame) {
  if (value === "" || value == null || value === frame.parameters[field]?.default) {
    url.searchParams.delete(nameOf(field, frame));
    // a country page needs a country, so the region is shown on the overview
    if (field === "country" && viewOf(url.pathname) === "country") url.pathname = "/";
  } else {
    url.searchParams.set(nameOf(field, frame), value);
  }
}

/**
 * The value of a field after a second click on what has set it: the default; of a product the one
 * above it.
 * @param {string} field
 * @param {string} value
 * @param {Frame} frame
 */
export const clearedValue = (field, value, frame) =>
  field === "commodity" && value.length > 2 ? value.slice(0, -2) : frame.parameters[field].default;

/**
 * Copy parameters of a state into a link, except defaults and those that the link sets itself.
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
 * The request for what a page shows. The page's own query follows `page` unchanged, so that the
 * server does not mistake its parameters for those of the request.
 * @param {string} path
 * @param {string} query without `?`
 * @param {boolean} [scene] only the cards that fill the screen in present mode
 */
export function viewRequest(path, query, scene = false) {
  const page = encodeURIComponent(path.slice(0, LONGEST.path)).replaceAll("%2F", "/");
  const pageQuery = query.slice(0, LONGEST.query);
  return `/view?${scene ? "scene=1&" : ""}page=${page}${pageQuery ? `&${pageQuery}` : ""}`;
}

/**
 * The request for the description of a value.
 * @param {string} chart
 * @param {number | string} row
 * @param {string} query of the state that the row belongs to, without `?`
 * @param {string} origin of this site, for the link in a sentence to copy
 */
export const quoteRequest = (chart, row, query, origin) =>
  `/quote/${chart}/${row}?origin=${encodeURIComponent(origin)}${query ? `&${query}` : ""}`;

/**
 * The request for the layout of a page.
 * @param {string} path
 * @param {string} query without `?`
 */
export const layoutRequest = (path, query) => viewRequest(path, query).replace("/view", "/layout");
