/* The interface of Dash for scripts. `window.dash_clientside` is read at each call, because Dash's
   renderer completes it only after this bundle has run. */

/**
 * @typedef {import("../types.js").DashId} DashId
 * @typedef {import("../types.js").DashOutput} DashOutput
 */

/** Inputs, outputs and triggers of the running callback; not available after its first `await`. */
export const context = () => window.dash_clientside.callback_context;

/**
 * Set properties of a component.
 * @param {DashId} id
 * @param {Record<string, unknown>} props
 */
export const setProps = (id, props) => window.dash_clientside.set_props(id, props);

/** The properties of a component. @param {DashId} id @returns {any} */
export const propsOf = (id) => window.dash_component_api.getLayout(id).props;

/**
 * An HTML element in the format that Dash renders.
 * @param {string} type
 * @param {Record<string, unknown>} props
 */
export const element = (type, props) => ({ type, namespace: "dash_html_components", props });
