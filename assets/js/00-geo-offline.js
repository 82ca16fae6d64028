/* Plotly fetches a world map from a public server for every map, even when it is hidden. An empty
   one in its place keeps maps drawing, and keeps every request on this server. */
(function () {
  const none = { type: "GeometryCollection", geometries: [] };
  const names = ["coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"];
  const objects = Object.fromEntries(names.map((name) => [name, none]));
  window.PlotlyGeoAssets = { topojson: { world_110m: { type: "Topology", arcs: [], objects } } };
})();
