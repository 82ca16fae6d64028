/* Charts are drawn to the pixel: for paper they are drawn anew at the size of their place on it. */
(function () {
  function redraw(printing) {
    document.documentElement.classList.toggle("printing", printing);
    for (const chart of document.querySelectorAll(".js-plotly-plot")) {
      const place = chart.closest(".chart-box");
      const size = printing
        ? { width: place.clientWidth, height: place.clientHeight }
        : { width: null, height: null, autosize: true };
      window.Plotly.relayout(chart, size);
    }
  }

  window.addEventListener("beforeprint", () => redraw(true));
  window.addEventListener("afterprint", () => redraw(false));
  document.addEventListener("click", (event) => {
    if (event.target.closest && event.target.closest("[data-print]")) window.print();
  });
})();
