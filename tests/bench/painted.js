/* Put into every page that is measured: when is each chart painted? The page may draw with any
   library on top of plotly: plotly's element has the class `js-plotly-plot` and tells when it has
   drawn. A chart counts as painted in the first frame after that, and only if it has data. */
(() => {
  const DATA = ".trace, .hm, .treemap";
  /** @type {Map<Element, {isVisible: boolean, first: number, last: number}>} */
  const charts = new Map();
  const watched = new WeakMap(); // chart -> plotly's emitter, which a new drawing may replace
  let due = new Set();
  let start = 0; // of the change, as the page's clock has it
  let latest = 0; // something was drawn or painted
  let tasks = [];

  const isVisible = (chart) => {
    const { top, bottom, width } = chart.getBoundingClientRect();
    return width > 0 && bottom > 0 && top < window.innerHeight;
  };

  function drawn(chart) {
    latest = performance.now();
    if (!due.size) requestAnimationFrame(() => {
      const painted = due;
      due = new Set();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        for (const one of painted) note(one);
      };
      port2.postMessage(null);
    });
    due.add(chart);
  }

  function note(chart) {
    if (!chart.isConnected || !chart.querySelector(DATA)) return;
    latest = performance.now();
    const old = charts.get(chart);
    if (old?.first) old.last = latest;
    else charts.set(chart, { isVisible: old?.isVisible ?? isVisible(chart), first: latest, last: latest });
  }

  const plots = document.getElementsByClassName("js-plotly-plot");
  new MutationObserver(() => {
    for (const chart of plots) {
      if (!chart.on || watched.get(chart) === chart._ev) continue;
      watched.set(chart, chart._ev);
      chart.on("plotly_afterplot", () => drawn(chart));
      drawn(chart); // its first drawing was before this
    }
  }).observe(document, { childList: true, subtree: true });

  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask" });

  let isArmed = false;
  addEventListener(
    "click",
    (event) => {
      if (!isArmed) return;
      isArmed = false;
      start = event.timeStamp;
      charts.clear();
      for (const chart of plots) {
        if (chart.querySelector(DATA)) charts.set(chart, { isVisible: isVisible(chart), first: 0, last: 0 });
      }
    },
    { capture: true },
  );

  // a chart that our own pages have put away waits until it comes near the window
  const isWaiting = (chart) => !chart.isConnected || !chart.matches(".js-plotly-plot");

  const isFinished = (quiet) =>
    !isArmed &&
    !due.size &&
    charts.size > 0 &&
    [...charts].every(([chart, { first }]) => first || isWaiting(chart)) &&
    performance.now() - latest > quiet &&
    // our own pages and Streamlit say that they are busy
    !document.querySelector(
      "[data-busy], article.card[aria-busy=true], [data-test-script-state=running]",
    );

  const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);

  /** Milliseconds from the start of the change to its end, and what the page did meanwhile. */
  function result() {
    const found = [...charts].filter(([chart]) => !isWaiting(chart)).map(([, times]) => times);
    const seen = found.filter((one) => one.isVisible);
    const end = Math.max(...found.map(({ last }) => last));
    const long = tasks.filter((task) => task.startTime + task.duration > start && task.startTime < end);
    const answers = performance
      .getEntriesByType("resource")
      .filter((one) => one.startTime >= start && one.startTime < end && one.initiatorType === "fetch");
    return {
      charts: found.length,
      seen: seen.length,
      first: Math.min(...found.filter(({ first }) => first).map(({ first }) => first)) - start,
      visible: Math.max(...seen.map(({ last }) => last)) - start,
      all: end - start,
      longest: Math.max(0, ...long.map(({ duration }) => duration)),
      long: sum(long.map(({ duration }) => duration)),
      waiting: sum(answers.map((one) => one.responseEnd - one.startTime)),
    };
  }

  window.bench = {
    /** The next click starts a change. */
    arm() {
      isArmed = true;
      tasks = [];
    },
    /** Resolves with the result when nothing was drawn for `quiet` ms. */
    finished: (quiet, patience) =>
      new Promise((resolve, reject) => {
        const limit = performance.now() + patience;
        const look = () => {
          if (isFinished(quiet)) resolve(result());
          else if (performance.now() > limit) reject(new Error(`not painted in ${patience} ms`));
          else setTimeout(look, 50);
        };
        look();
      }),
  };
})();
