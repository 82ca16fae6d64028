/* The year slider of a map, and the button that lets the years pass one by one. */
(function () {
  const own = window.desmigratif;
  const STEP_MS = 1200;
  const root = document.documentElement;
  let run = 0;

  const slider = () => document.querySelector("input[data-year]");
  const wait = () => new Promise((done) => setTimeout(done, STEP_MS));
  const painted = () =>
    new Promise((done) => document.addEventListener("desmigratif:painted", done, { once: true }));

  function stop() {
    run += 1;
    delete root.dataset.playing;
  }

  /** Years that pass by leave one step in the history: the way back to where the reader began. */
  async function show(year, first) {
    const search = own.withFilter("tahun", year);
    if (search === location.search) return search;
    const shown = painted();
    if (first) {
      own.go(search);
    } else {
      history.replaceState(history.state, "", search);
      own.ask();
    }
    await shown;
    return search;
  }

  async function play() {
    const mine = ++run;
    const { min, max, value } = slider();
    root.dataset.playing = "";
    const start = value === max ? Number(min) : Number(value) + 1;
    for (let year = start; year <= Number(max); year += 1) {
      const search = await show(year, year === start);
      await wait();
      if (mine !== run) return;
      // The reader went elsewhere meanwhile.
      if (search !== location.search || !slider()) break;
    }
    stop();
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest || !event.target.closest("[data-play]")) return;
    if ("playing" in root.dataset) stop();
    else play();
  });
  document.addEventListener("input", (event) => {
    if (!event.target.matches("input[data-year]")) return;
    stop();
    document.getElementById("map-year-shown").textContent = event.target.value;
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("input[data-year]")) own.go(own.withFilter("tahun", event.target.value));
  });

  /* A village that was searched for is in sight in the list of its district. */
  document.addEventListener("desmigratif:painted", () => {
    const row = document.querySelector(".ranking tr.chosen");
    const list = row && row.closest(".scroll");
    if (list) list.scrollTop = row.offsetTop - (list.clientHeight - row.offsetHeight) / 2;
  });
})();
