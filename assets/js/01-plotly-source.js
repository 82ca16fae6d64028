/* Dash asks for plotly.js only when the first chart mounts, at an address of its own. The page names
   ours in its head and loads it early; without that link Dash's own file is used. */
(function () {
  const link = document.getElementById("plotly-source");
  if (!link) return;
  Object.defineProperty(window, "_dashPlotlyJSURL", { get: () => link.href, set: () => {} });
})();
