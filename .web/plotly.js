/* The parts of plotly.js that our charts are drawn with; "scatter" and the axes are in its core.
   The whole library has three times as many, and every first visit pays for it. */
const Plotly = require("plotly.js/lib/core");

Plotly.register([
  require("plotly.js/lib/bar"),
  require("plotly.js/lib/heatmap"),
  require("plotly.js/lib/treemap"),
]);

module.exports = Plotly;
