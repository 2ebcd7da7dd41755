/* Charts point by point, by keyboard: arrows move, each point is marked and told in words, which
   screen readers speak (the line under the chart is a live region). The words are the server's
   (/points/<chart>), fetched when a reader first enters a chart. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const byKeys = new WeakSet(); // frames to which the keyboard came
  const places = new WeakMap(); // frame -> what was read last: {series, point}, or nothing
  const fetched = new Map(); // query of a card -> promise of its texts
  const KEPT = 40;

  const chartOf = (frame) => frame.closest("article.card").id.replace(/^card-/, "");
  const graphOf = (frame) => frame.querySelector(".js-plotly-plot");
  const say = (frame, text) => { frame.querySelector(".plot-said").textContent = text; };

  /* The points that stand for a row, in series: a line, one colour of bars, a line of cells. */
  function seriesOf(graph) {
    const found = [];
    const strips = new Map(); // heat maps that lie on each other, by colour of their ink, are one
    const place = (data, curve, number, along) => (data && typeof data === "object" && "row" in data
      ? [{ curve, number, data, along }] : []);
    (graph.data || []).forEach((trace, curve) => {
      const given = trace.customdata;
      if (!given || trace.visible === false || trace.visible === "legendonly") return;
      if (trace.type === "heatmap") {
        given.forEach((cells, line) => {
          const key = [trace.xaxis, trace.yaxis, trace.y[line]].join(" ");
          if (!strips.has(key)) {
            strips.set(key, []);
            found.push(strips.get(key));
          }
          (cells || []).forEach((data, i) => strips.get(key).push(
            ...place(data, curve, [line, i], trace.x[i])));
        });
        return;
      }
      const along = trace.type === "treemap" ? trace.labels
        : trace.orientation === "h" ? trace.y : trace.x;
      found.push(given.flatMap((data, i) => place(data, curve, i, along && along[i])));
    });
    strips.forEach((points) => points.sort((a, b) => a.number[1] - b.number[1]));
    return found.filter((points) => points.length);
  }

  /* The point of another series that stands beside this one: same year or bar, else the nearest. */
  function beside(points, from) {
    const same = points.findIndex((one) => one.along === from.along);
    if (same >= 0) return same;
    const far = (one) => Math.abs(Number(one.along) - Number(from.along));
    if (Number.isNaN(far(points[0]))) return 0;
    return points.reduce((best, one, i) => (far(one) < far(points[best]) ? i : best), 0);
  }

  /* Where a key leads from a place, or null where it is not one of ours. */
  function moved(all, at, key) {
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[key];
    if (key !== "Home" && key !== "End" && !step) return null;
    if (!at) return key === "End" ? { series: 0, point: all[0].length - 1 } : { series: 0, point: 0 };
    const series = Math.min(at.series, all.length - 1);
    const points = all[series];
    const point = Math.min(at.point, points.length - 1);
    if (key === "Home") return { series, point: 0 };
    if (key === "End") return { series, point: points.length - 1 };
    // where series have one point each, or there is one series, all arrows lead through it all
    let [other, along] = step;
    if (all.length === 1) [other, along] = [0, other + along];
    else if (all.every((one) => one.length === 1)) [other, along] = [other + along, 0];
    if (along) return { series, point: Math.max(0, Math.min(points.length - 1, point + along)) };
    const next = Math.max(0, Math.min(all.length - 1, series + other));
    return next === series ? { series, point } : { series: next, point: beside(all[next], points[point]) };
  }

  function unmark(graph) {
    graph.querySelectorAll(".read-cell").forEach((frame) => frame.remove());
    graph.querySelectorAll(".read").forEach((mark) => mark.classList.remove("read"));
  }

  /* A frame around a cell of a heat map. */
  function frameCell(graph, trace, [line, column]) {
    const axes = graph._fullLayout;
    const xa = axes["xaxis" + (trace.xaxis || "x").slice(1)];
    const ya = axes["yaxis" + (trace.yaxis || "y").slice(1)];
    const at = (axis, list, i) => {
      const middle = axis.d2p(list[i]);
      const near = list.length > 1 ? axis.d2p(list[i ? i - 1 : 1]) : middle + axis._length;
      const size = Math.abs(near - middle);
      return [axis._offset + middle - size / 2, size];
    };
    const cell = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const [x, width] = at(xa, trace.x, column);
    const [y, height] = at(ya, trace.y, line);
    for (const [name, value] of Object.entries({ x, y, width, height, class: "read-cell" })) {
      cell.setAttribute(name, value);
    }
    graph.querySelector(".hoverlayer").append(cell);
  }

  /* Plotly's own hover marks points of lines and bars, but no cells and no tiles of a treemap. */
  function highlight(graph, one) {
    unmark(graph);
    const trace = graph._fullData[one.curve];
    if (trace.type === "treemap") {
      for (const slice of graph.querySelectorAll("g.slice")) {
        const node = slice.__data__ && slice.__data__.data && slice.__data__.data.data;
        if (node && node.i === one.number) slice.querySelector("path").classList.add("read");
      }
    } else if (trace.type === "heatmap") {
      frameCell(graph, trace, one.number);
    } else {
      window.Plotly.Fx.hover(graph, [{ curveNumber: one.curve, pointNumber: one.number }],
        (trace.xaxis || "x") + (trace.yaxis || "y"));
    }
  }

  function letGo(frame) {
    const graph = graphOf(frame);
    places.delete(frame);
    say(frame, "");
    if (!graph || !graph._fullLayout) return;
    unmark(graph);
    if (graph._fullLayout._hoverlayer) window.Plotly.Fx.unhover(graph);
  }

  /* Texts of a card's rows, in the language of its CSV's address, which names its state. */
  function textsOf(frame) {
    const csv = frame.closest("article.card").querySelector(".card-buttons a[download]");
    const address = csv.getAttribute("href").replace(/^\/csv\//, "/points/");
    if (!fetched.has(address)) {
      if (fetched.size >= KEPT) fetched.delete(fetched.keys().next().value);
      fetched.set(address, fetch(address).then((answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      }).catch((fault) => {
        fetched.delete(address); // the next key asks again
        throw fault;
      }));
    }
    return fetched.get(address);
  }

  async function tell(frame, one) {
    let text;
    try {
      text = (await textsOf(frame))[one.data.row];
    } catch (fault) {
      text = clientside.address.word("no_points");
    }
    const at = places.get(frame);
    if (at && at.one === one) say(frame, text || ""); // no later key has been pressed
  }

  function choose(frame, one) {
    clientside.set_props({ chart: chartOf(frame), part: "graph" }, {
      clickData: { points: [{ curveNumber: one.curve, customdata: one.data }] },
    });
  }

  document.addEventListener("keydown", (event) => {
    const frame = event.target;
    if (event.defaultPrevented || !frame.classList || !frame.classList.contains("plot")) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const graph = graphOf(frame);
    const all = graph && graph._fullLayout ? seriesOf(graph) : [];
    if (!all.length) return;
    const at = places.get(frame);
    if (event.key === "Escape") {
      letGo(frame);
    } else if (event.key === "Enter") {
      if (!at) return;
      event.preventDefault();
      const points = all[Math.min(at.series, all.length - 1)]; // a choice may have redrawn the chart
      choose(frame, points[Math.min(at.point, points.length - 1)]);
    } else {
      const next = moved(all, at, event.key);
      if (!next) return;
      event.preventDefault();
      const one = all[next.series][next.point];
      places.set(frame, Object.assign(next, { one }));
      highlight(graph, one);
      tell(frame, one);
    }
  });

  document.addEventListener("focusin", (event) => {
    const frame = event.target;
    if (!frame.classList || !frame.classList.contains("plot")) return;
    if (!frame.matches(":focus-visible")) return;
    byKeys.add(frame);
    say(frame, clientside.address.word("read_keys"));
    textsOf(frame).catch(() => {}); // a key that needs them tells the failure
  });

  document.addEventListener("focusout", (event) => {
    const frame = event.target;
    if (!frame.classList || !frame.classList.contains("plot")) return;
    byKeys.delete(frame);
    letGo(frame);
  });

  clientside.reader = { reading: (frame) => byKeys.has(frame) || Boolean(places.get(frame)) };
})();
