/* Only the trace types that dashboard/figures draws: a third of the stock bundle. */
module.exports = require("plotly.js/lib/core");
module.exports.register([
  require("plotly.js/lib/bar"),
  require("plotly.js/lib/choropleth"),
  require("plotly.js/lib/heatmap"),
  require("plotly.js/lib/scattergeo"),
]);
