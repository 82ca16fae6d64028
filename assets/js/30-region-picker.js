/* Choose a region level by level or by name: a combobox over a list, mouse and keyboard alike. */
(function () {
  const own = window.desmigratif;
  const VILLAGE = 4;
  let box = null;
  let options = [];
  let active = -1;
  let asked = 0;
  let timer = 0;
  let entered = false;

  /* Search in the header and button in the filter bar open the same list; the latter knows the rest. */
  const known = () => document.getElementById("region-button").dataset;
  const words = () => JSON.parse(known().words);
  const title = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  function element(tag, attributes, text) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text) made.textContent = text;
    return made;
  }

  function label(region) {
    return region.level === VILLAGE ? `${title(region.kind)} ${region.name}` : region.name;
  }

  /** Where a page that names one village in its path leads: to another one, or to the first page. */
  function address(region) {
    if (region.level !== VILLAGE) return "/" + own.withFilter("wilayah", region.code);
    return known().path.replace("<wilayah>", region.code) + own.withFilter("wilayah", "");
  }

  function open(button) {
    close();
    const place = button.getBoundingClientRect();
    const left = Math.max(8, Math.min(place.left, document.documentElement.clientWidth - 360));
    const style = `left:${left + scrollX}px;top:${place.bottom + scrollY + 4}px`;
    const root = element("div", { class: "picker", role: "dialog", style, "aria-label": words().title });
    box = { root, button: () => document.getElementById(button.id) };
    box.input = root.appendChild(element("input", {
      type: "search", role: "combobox", autocomplete: "off", "aria-label": words().search,
      placeholder: words().placeholder, "aria-expanded": "true", "aria-controls": "picker-list",
      "aria-autocomplete": "list",
    }));
    box.hint = root.appendChild(element("p", { class: "hint", role: "status" }));
    box.list = root.appendChild(element("ul", { id: "picker-list", role: "listbox", "aria-label": words().title }));
    box.input.addEventListener("input", wait);
    root.addEventListener("keydown", keys);
    document.body.append(root);
    button.setAttribute("aria-expanded", "true");
    browse(known().region);
    box.input.focus();
  }

  function close(refocus) {
    const button = box && box.button();
    if (box) box.root.remove();
    box = null;
    if (button) button.setAttribute("aria-expanded", "false");
    if (button && refocus) button.focus();
  }

  async function fetchRegions(query) {
    const mine = ++asked;
    box.hint.textContent = words().loading;
    const answer = await fetch("/api/v1/regions?" + new URLSearchParams(query)).catch(() => null);
    const content = answer && answer.ok && await answer.json();
    if (mine !== asked || !box) return null;
    if (!content) box.hint.textContent = words().failed;
    return content && content.regions;
  }

  /** List what lies inside a region; a village has nothing inside, so its district is listed. */
  async function browse(code) {
    const parent = code.split(".").length > 2 ? code.slice(0, 5) : code;
    const regions = await fetchRegions({ induk: parent });
    if (!regions) return;
    const up = { code: parent.includes(".") ? parent.slice(0, 2) : "", up: true, name: words().up };
    show(parent ? [up, ...regions] : regions, words().inside);
  }

  /** An answer still on its way belongs to what stood there before: Enter must not choose from it. */
  function wait() {
    clearTimeout(timer);
    asked += 1;
    options = [];
    entered = false;
    timer = setTimeout(search, 150);
  }

  async function search() {
    const text = box && box.input.value.trim();
    const regions = text && await fetchRegions({ cari: text });
    if (regions) show(regions, summary(regions));
    else if (text === "") browse(known().region);
  }

  /** Names that are only close follow those that are spelt as typed. */
  function summary(regions) {
    if (!regions.length || regions[0].close) return regions.length ? words().close : words().empty;
    return (regions.at(-1).close ? words().also_close : words().results).replace("{count}", regions.length);
  }

  function show(regions, hint) {
    options = regions;
    box.hint.textContent = hint;
    box.list.replaceChildren(...regions.map((region, index) => {
      const item = element("li", { role: "option", id: `picker-${index}`, "aria-selected": "false" });
      item.append(element("span", region.programme ? { class: "dot", title: words().programme } : {}, label(region)));
      if (region.place) item.append(element("small", {}, `, ${region.place}`));
      if (region.close) item.append(element("small", {}, ` ≈ ${words().similar}`));
      item.addEventListener("click", () => choose(region));
      return item;
    }));
    activate(regions.length && box.input.value.trim() ? 0 : -1);
    if (entered) choose(options[active]);
    entered = false;
  }

  function activate(index) {
    active = index;
    [...box.list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === index)));
    const item = box.list.children[index];
    box.input.setAttribute("aria-activedescendant", item ? item.id : "");
    if (item) item.scrollIntoView({ block: "nearest" });
  }

  function choose(region) {
    if (!region) return;
    if (region.up) return browse(region.code);
    if (known().path) location.assign(address(region));
    else own.go(own.withFilter("wilayah", region.code));
    close(true);
  }

  /** A key pressed before the hits are there counts when they come. */
  function enter() {
    entered = !options.length && Boolean(box.input.value.trim());
    choose(options[active]);
  }

  function keys(event) {
    const last = options.length - 1;
    const moves = { ArrowDown: Math.min(active + 1, last), ArrowUp: Math.max(active - 1, 0) };
    if (event.key in moves) activate(moves[event.key]);
    else if (event.key === "Enter") enter();
    else if (event.key === "Escape") close(true);
    else if (event.key === "Tab") close();
    else return;
    if (event.key !== "Tab") event.preventDefault();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-picker]");
    if (button) {
      if (box && box.button() === button) close(true);
      else open(button);
    } else if (box && !box.root.contains(event.target) && event.target.isConnected) close();
  });
})();
