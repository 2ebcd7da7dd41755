/* When to do work: in a task of its own, after the browser has painted, or when nothing else is to do. */

/** Milliseconds after which a page that does not paint, as in a hidden tab, need not be waited for. */
const NO_PAINT = 100;
/** Milliseconds after which the reader is taken to read what there is, and not to choose again at once. */
const REST = 3000;
/** The same for a browser that does not tell when it is idle. */
const NO_IDLE = 100;

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

/** Run a function when the browser has nothing else to do. @param {() => void} run */
export function whenIdle(run) {
  if (window.requestIdleCallback) window.requestIdleCallback(run);
  else setTimeout(run, NO_IDLE);
}

let resting = 0;

/** Run a function when nothing has called this for a while, and the browser is idle.
 *  @param {() => void} run */
export function afterRest(run) {
  clearTimeout(resting);
  resting = setTimeout(() => whenIdle(run), REST);
}
