/* Puts one answer of the server on the page: words and numbers at once, then one chart a frame. */
(function () {
  const own = window.desmigratif;
  const written = new WeakMap();
  let generation = 0;
  let page = null;
  let last = null;

  const byId = (id) => document.getElementById(id);
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

  /** Whether an element holds this already, whatever its reader has opened, typed or chosen. */
  function shows(element, html) {
    if (written.has(element)) return written.get(element) === html;
    const fresh = element.cloneNode(false);
    fresh.innerHTML = html;
    const closed = (one) => one.innerHTML.replaceAll(' open=""', "");
    return closed(element) === closed(fresh);
  }

  /** Replace what changed; what was open stays open and the focus stays where it was. */
  function write(fragments) {
    const focused = document.activeElement && document.activeElement.id;
    const open = [...document.querySelectorAll("[data-keep]:checked, details[id][open]")];
    const kept = open.map((element) => element.id);
    for (const [id, html] of Object.entries(fragments)) {
      const element = byId(id);
      if (!element) continue;
      if (!shows(element, html)) element.innerHTML = html;
      written.set(element, html);
    }
    for (const element of kept.map(byId).filter(Boolean)) {
      element[element.matches("details") ? "open" : "checked"] = true;
    }
    const target = focused && byId(focused);
    if (target && target !== document.activeElement) target.focus({ preventScroll: true });
  }

  /** A chart, once Plotly has arrived and drawn its empty figure. */
  async function ready(id, mine) {
    while (mine === generation) {
      const chart = document.querySelector(`[id="${id}"] .js-plotly-plot`);
      if (chart && chart._fullLayout && chart.once) return chart;
      await frame();
    }
    return null;
  }

  /** Start one chart a frame; resolves when all are drawn, or at once when a newer answer came. */
  async function draw(figures, mine) {
    const drawn = [];
    for (const [id, figure] of Object.entries(figures)) {
      const chart = await ready(id, mine);
      await frame();
      if (!chart || mine !== generation) return false;
      drawn.push(new Promise((done) => chart.once("plotly_afterplot", done)));
      window.dash_clientside.set_props(id, { figure });
    }
    await Promise.all(drawn);
    return mine === generation;
  }

  async function spread(payload) {
    if (!payload) return;
    const mine = ++generation;
    last = payload;
    document.title = payload.title;
    write(payload.fragments);
    performance.mark("desmigratif:first");
    if (own.scrollTo !== null) window.scrollTo(0, own.scrollTo);
    own.scrollTo = null;
    if (!(await draw(payload.figures, mine))) return;
    performance.mark("desmigratif:painted");
    document.documentElement.dataset.painted = payload.search;
    document.dispatchEvent(new CustomEvent("desmigratif:painted"));
  }

  /** Move the first paint into the live page before the browser paints again. */
  function adopt() {
    const live = document.querySelector("#react-entry-point .page");
    if (!live || live === page) return;
    page = live;
    const focused = document.activeElement;
    const painted = byId("first-paint");
    const places = painted ? live.querySelectorAll("[id]") : [];
    for (const place of places) {
      const source = painted.querySelector(`[id="${place.id}"]`);
      if (source && !place.childElementCount) place.replaceChildren(...source.childNodes);
    }
    if (painted) painted.remove();
    // What moves loses the focus, though nothing that was typed.
    if (focused && focused !== document.activeElement) focused.focus({ preventScroll: true });
    if (last) spread(last);
    else own.ask();
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.desmigratif = {
    spread,
    drill(click) {
      const point = click && click.points[0];
      if (point && point.customdata) own.go(point.customdata);
    },
  };
  new MutationObserver(adopt).observe(document.body, { childList: true, subtree: true });
})();
