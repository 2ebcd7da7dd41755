/* When to do work: in a task of its own, or after the browser has painted. */

/** Milliseconds after which a page that does not paint, as in a hidden tab, need not be waited for. */
const NO_PAINT = 100;

/** Run a function in a task of its own. @param {() => void} run */
export function soon(run) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    run();
  };
  port2.postMessage(null);
}

/** Run a function when the present state of the page is painted. @param {() => void} run */
export function afterPaint(run) {
  let isDue = true;
  const once = () => {
    if (!isDue) return;
    isDue = false;
    clearTimeout(timer);
    run();
  };
  const timer = setTimeout(once, NO_PAINT);
  requestAnimationFrame(() => soon(once));
}
