/* Charts are drawn to the pixel: for paper they are drawn anew at the size of their place on it.
   Button and Ctrl+P print in the light theme; what is folded up opens, and the address is written out. */
(function () {
  const root = document.documentElement;
  let folded = [];

  function redraw(printing) {
    root.classList.toggle("printing", printing);
    if (printing) folded = [...document.querySelectorAll(":is(.entry, .follow-up, .note-shown, .briefing-more):not([open])")];
    for (const entry of folded) entry.open = printing;
    for (const place of document.querySelectorAll("[data-address]")) place.textContent = location.href;
    for (const chart of document.querySelectorAll(".js-plotly-plot")) {
      const place = chart.closest(".chart-box");
      const size = printing
        ? { width: place.clientWidth, height: place.clientHeight }
        : { width: null, height: null, autosize: true };
      window.Plotly.relayout(chart, size);
    }
  }

  function printLight() {
    const theme = root.dataset.bsTheme;
    const restore = () => {
      root.dataset.bsTheme = theme;
      window.desmigratif.ask();
    };
    document.addEventListener("desmigratif:painted", () => window.print(), { once: true });
    window.addEventListener("afterprint", restore, { once: true });
    root.dataset.bsTheme = "light";
    window.desmigratif.ask();
  }

  window.addEventListener("beforeprint", () => redraw(true));
  window.addEventListener("afterprint", () => redraw(false));
  function print() {
    if (root.dataset.bsTheme === "light") window.print();
    else printLight();
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest && event.target.closest("[data-print]")) print();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    event.preventDefault();
    print();
  });
})();
