/* The map by keyboard and for screen readers: one stop, arrow keys between regions, Enter opens. */
(function () {
  const own = window.desmigratif;
  const hooked = new WeakSet();
  const plain = (html) => html.replace(/<br>/g, ", ").replace(/<[^>]*>/g, "");

  /** Every drawn region once, with its link and its words. */
  function regionsOf(chart) {
    const seen = new Set();
    const marks = [];
    for (const layer of chart.querySelectorAll("g.trace.scattergeo, g.trace.choropleth")) {
      const trace = layer.__data__[0].trace;
      const shapes = layer.querySelectorAll("path.point, path.choroplethlocation");
      shapes.forEach((shape) => {
        const index = shape.__data__.i;
        const link = trace.customdata && trace.customdata[index];
        if (!link || seen.has(link)) return;
        seen.add(link);
        marks.push({ shape, link, words: plain(trace.text[index]) });
      });
    }
    return marks;
  }

  /** Plotly draws other areas with the shapes of an earlier map: what they were is forgotten. */
  function forget(chart, marks) {
    const current = new Set(marks.map(({ shape }) => shape));
    for (const shape of chart.querySelectorAll("[role='link']")) {
      if (current.has(shape)) continue;
      for (const name of ["role", "aria-label", "tabindex", "data-link"]) shape.removeAttribute(name);
    }
  }

  function mark(chart) {
    const marks = regionsOf(chart);
    forget(chart, marks);
    marks.forEach(({ shape, link, words }, index) => {
      shape.setAttribute("role", "link");
      shape.setAttribute("aria-label", words);
      shape.setAttribute("tabindex", index ? "-1" : "0");
      shape.dataset.link = link;
    });
  }

  function move(shape, step) {
    const all = [...shape.closest(".js-plotly-plot").querySelectorAll("[role='link']")];
    const next = all[(all.indexOf(shape) + step + all.length) % all.length];
    shape.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  }

  document.addEventListener("keydown", (event) => {
    const shape = event.target.closest && event.target.closest(".js-plotly-plot [role='link']");
    if (!shape) return;
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    if (event.key in steps) move(shape, steps[event.key]);
    else if (event.key === "Enter") own.go(shape.dataset.link);
    else return;
    event.preventDefault();
  });
  document.addEventListener("desmigratif:painted", () => {
    for (const chart of document.querySelectorAll(".js-plotly-plot")) {
      if (!chart.querySelector(".geolayer")) continue;
      mark(chart);
      if (!hooked.has(chart)) chart.on("plotly_afterplot", () => mark(chart));
      hooked.add(chart);
    }
  });
})();
