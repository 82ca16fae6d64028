/* Runs before the page's own scripts: notes when a reader acts and when the answer is on screen. */
(() => {
  const bench = (window.bench = { lcp: 0, cls: 0, input: 0, first: 0, answer: null });

  // A click's time is that of letting go; some charts act on it before they send the click on.
  for (const type of ["pointerup", "change", "popstate"]) {
    addEventListener(type, (event) => { bench.input = event.timeStamp; }, true);
  }

  /** Call back once the next frame is painted: a message comes after it, a frame request before. */
  function shown(tell) {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => tell(performance.now());
      port2.postMessage(null);
    });
  }

  /** Wait for the next answer; `outcome` gives its times in ms from the input, or null. */
  bench.expect = () => {
    const painted = new Promise((done) => { bench.answer = done; });
    bench.outcome = (patience) =>
      Promise.race([painted, new Promise((done) => setTimeout(done, patience, null))]);
  };

  const mark = performance.mark.bind(performance);
  performance.mark = (name, options) => {
    const { input } = bench;
    if (name === "desmigratif:first") shown((now) => { bench.first = now - input; });
    if (name === "desmigratif:painted") {
      shown((now) => bench.answer && bench.answer({ first: bench.first, painted: now - input }));
    }
    return mark(name, options);
  };

  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => { bench.lcp = entry.startTime; });
  watch("layout-shift", (entry) => { if (!entry.hadRecentInput) bench.cls += entry.value; });
})();
