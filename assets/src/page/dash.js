/* What Dash offers to scripts. Its object is read at each call: it is complete only once Dash's
   renderer has run, which is after this bundle. */

/**
 * @typedef {import("../types.js").DashId} DashId
 * @typedef {import("../types.js").DashOutput} DashOutput
 */

/** The answer of a callback that leaves its output as it is. @returns {any} */
export const noUpdate = () => window.dash_clientside.no_update;

/** Inputs, outputs and triggers of the callback that runs now; gone after its first `await`. */
export const context = () => window.dash_clientside.callback_context;

/**
 * Set properties of a component.
 * @param {DashId} id
 * @param {Record<string, unknown>} props
 */
export const setProps = (id, props) => window.dash_clientside.set_props(id, props);

/**
 * Set properties of a component that may be gone: while a page is being exchanged Dash knows none
 * of its parts, and the new ones are drawn anyway.
 * @param {DashId} id
 * @param {Record<string, unknown>} props
 */
export function setPropsIfMounted(id, props) {
  try {
    setProps(id, props);
  } catch {
    // the component is unmounted
  }
}

/**
 * An HTML element as Dash renders it.
 * @param {string} type
 * @param {Record<string, unknown>} props
 */
export const element = (type, props) => ({ type, namespace: "dash_html_components", props });
