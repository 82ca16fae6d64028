"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const chosen = { region: 0, year: data.years.length - 1, indicator: 0 };
const find = (id) => document.getElementById(id);
const locale = data.language === "id" ? "id-ID" : "en-US";

function number(value, unit) {
  const digits = unit === "%" ? 1 : 0;
  // Ties go to the even digit, as in the dashboard.
  const written = new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits, maximumFractionDigits: digits, roundingMode: "halfEven",
  }).format(value);
  if (unit === "%") return written + (data.language === "id" ? "\u00a0%" : "%");
  return unit === "rupiah" ? "Rp" + written : written;
}

function amount(value, indicator) {
  const written = number(value, indicator.unit);
  return ["%", "rupiah"].includes(indicator.unit) ? written : `${written} ${indicator.word}`;
}

const cellAt = (list, year, region) => list[year * data.regions.length + region];
const valueOf = (indicator, region) => cellAt(data.values[indicator.code], chosen.year, region);
const told = (cell, indicator) => cell[0] === null ? cell[6] : amount(cell[0], indicator);
const current = () => data.indicators[chosen.indicator];

function make(tag, text, name) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (name) made.className = name;
  return made;
}

function shape(tag, attributes, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.append(text);
  return made;
}

function card(indicator) {
  const cell = valueOf(indicator, chosen.region);
  const made = make("div", "", "card");
  made.dataset.code = indicator.code;
  const coverage = indicator.coverage
    .replace("{reported}", number(cell[3], "")).replace("{due}", number(cell[4], ""));
  made.append(make("p", indicator.name), make("p", told(cell, indicator), "value"), make("p", coverage, "note"));
  return made;
}

function districts() {
  const within = data.regions[chosen.region][0].slice(0, 2);
  return data.regions.map((_, place) => place).filter((place) => {
    const code = data.regions[place][0];
    return code.length === 5 && code.startsWith(within);
  });
}

function ranking() {
  const indicator = current();
  const rows = districts().map((place) => [place, valueOf(indicator, place)]);
  rows.sort((one, other) => (other[1][0] ?? -Infinity) - (one[1][0] ?? -Infinity) || one[0] - other[0]);
  const most = Math.max(1e-9, ...rows.map((row) => row[1][0] ?? 0));
  return rows.map(([place, cell]) => {
    const item = make("li", `${data.regions[place][1]}: ${told(cell, indicator)}`);
    item.dataset.code = data.regions[place][0];
    if (cell[0] !== null) {
      const bar = make("div", "", "bar");
      bar.style.width = `${Math.max(0, 100 * cell[0] / most)}%`;
      item.append(bar);
    }
    return item;
  });
}

// A count is no property of an area: it is a circle, and only rates colour the land.
function fill(cell, indicator) {
  if (cell[0] === null) return "url(#none)";
  if (!indicator.classes.length) return "var(--land)";
  return cell[5] === null ? "var(--surface)" : `var(--class-${cell[5]})`;
}

function circle(cell, code, most) {
  const [x, y] = data.map.seats[code];
  return shape("circle", { cx: x, cy: y, r: 18 * Math.sqrt(Math.max(0, cell[0]) / most), class: "circle" });
}

function hatch() {
  const pattern = shape("pattern", { id: "none", width: 6, height: 6, patternUnits: "userSpaceOnUse" });
  pattern.append(shape("rect", { width: 6, height: 6, fill: "var(--no-data)" }),
    shape("path", { d: "M0 6L6 0", stroke: "var(--muted)" }));
  return pattern;
}

function map() {
  const indicator = current();
  const cells = data.regions.map((_, place) => valueOf(indicator, place));
  const most = Math.max(1e-9, ...districtsOfAll().map((place) => cells[place][0] ?? 0));
  const areas = districtsOfAll().filter((place) => data.map.areas[data.regions[place][0]]).map((place) => {
    const [code, name] = data.regions[place];
    const area = shape("path", { d: data.map.areas[code], class: place === chosen.region ? "area chosen" : "area" });
    area.style.fill = fill(cells[place], indicator);
    area.dataset.code = code;
    area.append(shape("title", {}, `${name}: ${told(cells[place], indicator)}`));
    area.addEventListener("click", () => choose("region", place));
    return area;
  });
  const counted = indicator.classes.length ? [] : districtsOfAll().filter((place) =>
    cells[place][0] !== null && data.map.seats[data.regions[place][0]]);
  const circles = counted.map((place) => circle(cells[place], data.regions[place][0], most));
  find("map").setAttribute("viewBox", `0 0 ${data.map.size.join(" ")}`);
  find("map").replaceChildren(hatch(), shape("path", { d: data.map.land, class: "land" }), ...areas, ...circles);
  find("map-title").textContent = indicator.name;
  legend(indicator, most);
}

function districtsOfAll() {
  return data.regions.map((_, place) => place).filter((place) => data.regions[place][0].length === 5);
}

function legend(indicator, most) {
  const keys = indicator.classes.map((label, place) => [label, `var(--class-${place})`]);
  if (keys.length) keys.push([data.words.small, "var(--surface)"]);
  else keys.push([data.words.size.replace("{value}", amount(most, indicator)), "var(--accent)"]);
  keys.push([data.words.none, "repeating-linear-gradient(45deg, var(--no-data) 0 3px, var(--muted) 3px 4px)"]);
  find("legend").replaceChildren(...keys.map(([label, colour]) => {
    const key = make("span", "");
    const box = make("i", "");
    box.style.background = colour;
    key.append(box, label);
    return key;
  }));
}

function line(months, most, name) {
  const parts = [];
  months.forEach((value, month) => {
    if (value === null) return;
    const joined = month > 0 && months[month - 1] !== null;
    parts.push(`${joined ? "L" : "M"}${40 + month * 52},${220 - 190 * value / most}`, joined ? "" : "h.1");
  });
  return shape("path", { d: parts.join(""), class: name, "stroke-linecap": "round" });
}

function trend() {
  const list = data.months[current().code];
  const now = cellAt(list, chosen.year, chosen.region);
  const before = chosen.year ? cellAt(list, chosen.year - 1, chosen.region) : Array(12).fill(null);
  const most = Math.max(1e-9, ...now.map((one) => one ?? 0), ...before.map((one) => one ?? 0));
  const names = data.names.map((name, month) => shape("text", { x: 28 + month * 52, y: 245 }, name));
  find("trend").replaceChildren(line(before, most, "before"), line(now, most, "now"),
    shape("text", { x: 4, y: 20 }, amount(most, current())), ...names);
  const years = [`━ ${data.years[chosen.year]}`];
  if (chosen.year) years.push(`┅ ${data.years[chosen.year - 1]}`);
  find("years").textContent = years.join("   ");
}

function show() {
  find("place").textContent = `${data.regions[chosen.region][1]}, ${data.years[chosen.year]}`;
  find("cards").replaceChildren(...data.indicators.map(card));
  find("ranking").replaceChildren(...ranking());
  map();
  trend();
}

function choose(what, place) {
  chosen[what] = place;
  find(what).value = String(place);
  show();
}

function offer(what, names) {
  find(what).replaceChildren(...names.map((name, place) => new Option(name, String(place))));
  find(what).addEventListener("change", (event) => choose(what, Number(event.target.value)));
}

offer("region", data.regions.map(([code, name]) => code.length === 5 ? `\u2003${name}` : name));
offer("year", data.years);
offer("indicator", data.indicators.map((one) => one.name));
const region = data.regions.findIndex(([code]) => code === data.start.region.slice(0, 5));
chosen.region = Math.max(0, region);
chosen.year = Math.max(0, data.years.indexOf(data.start.year));
for (const what of Object.keys(chosen)) find(what).value = String(chosen[what]);
show();
