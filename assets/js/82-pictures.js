/* A chart as a picture that stands for itself: title, legend, notes, source and version are in it.
   It is drawn anew from the server's answer, in light colours whatever the theme, at one size. */
(function () {
  const own = window.desmigratif;
  const SVG = "http://www.w3.org/2000/svg";
  const WIDTH = 800;
  const HEIGHT = 450;
  const SCALE = 2;
  const EDGE = 20;
  const LEADING = 1.3;

  /* Non-breaking spaces stay: they hold a number and its unit together. */
  const plain = (element) => element.textContent.replace(/[ \n]+/g, " ").trim();
  const pen = document.createElement("canvas").getContext("2d");

  /** Figure of the chart as the address on screen has it, in the light theme. */
  async function figureOf(chart) {
    const slug = chart.id.replace(/--.*/, "");
    const [state, payload] = [`${slug}--state`, `${slug}--payload`];
    const value = { path: location.pathname, search: location.search, theme: "light" };
    const answer = await fetch("/_dash-update-component", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        output: `${payload}.data`,
        outputs: { id: payload, property: "data" },
        inputs: [{ id: state, property: "data", value }],
        changedPropIds: [`${state}.data`],
      }),
    });
    return (await answer.json()).response[payload].data.figures[chart.id];
  }

  /** Words and legend of a tile in light colours, out of sight, until ``remove``. */
  function sheetOf(tile) {
    const sheet = document.createElement("div");
    sheet.dataset.bsTheme = "light";
    sheet.className = "picture-sheet";
    sheet.inert = true;
    sheet.append(...tile.cloneNode(true).children);
    for (const one of sheet.querySelectorAll(".chart-box, label, nav, details, button")) one.remove();
    for (const one of sheet.querySelectorAll("[id]")) one.removeAttribute("id");
    document.body.append(sheet);
    return sheet;
  }

  const colourOf = (sheet, name) => getComputedStyle(sheet).getPropertyValue(`--${name}`).trim();

  function element(name, attributes, parent) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (parent) parent.append(made);
    return made;
  }

  /** Lines of a text that fit a width, the last one cut where there are more than allowed. */
  function wrap(text, font, width, most) {
    pen.font = font;
    const lines = [""];
    for (const word of text.split(" ")) {
      const longer = `${lines.at(-1)} ${word}`.trim();
      if (pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    if (lines.length > most) lines[most - 1] = `${lines[most - 1].replace(/\W*$/, "")} …`;
    return lines.slice(0, most);
  }

  /** Draws below each other from the top down. */
  class Drawing {
    constructor(sheet) {
      this.sheet = sheet;
      this.family = getComputedStyle(sheet).fontFamily;
      this.y = EDGE;
      this.svg = element("svg", { xmlns: SVG, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH * SCALE, height: HEIGHT * SCALE });
      element("rect", { width: WIDTH, height: HEIGHT, fill: colourOf(sheet, "surface") }, this.svg);
    }

    text(x, y, told, { size, weight = 400, colour = "text" }) {
      const place = { x, y, "font-family": this.family, "font-size": size, "font-weight": weight };
      element("text", { ...place, fill: colourOf(this.sheet, colour) }, this.svg).textContent = told;
    }

    lines(told, { most, width = WIDTH - 2 * EDGE, ...look }) {
      if (!told) return;
      const font = `${look.weight || 400} ${look.size}px ${this.family}`;
      for (const line of wrap(told, font, width, most)) {
        this.y += look.size * LEADING;
        this.text(EDGE, this.y - look.size * 0.3, line, look);
      }
    }

    /** A mark that says that values are examples; returns how wide it is. */
    badge(told) {
      pen.font = `650 11px ${this.family}`;
      const width = pen.measureText(told).width + 16;
      const box = { x: WIDTH - EDGE - width, y: EDGE, width, height: 19, rx: 9.5 };
      const [fill, stroke] = [colourOf(this.sheet, "warn-surface"), colourOf(this.sheet, "warn-line")];
      element("rect", { ...box, fill, stroke }, this.svg);
      this.text(box.x + 8, EDGE + 13.5, told, { size: 11, weight: 650, colour: "warn-text" });
      return width;
    }

    /** Entries of the legend beside each other; circles as large as the chart draws them. */
    legend(entries) {
      if (!entries.length) return;
      const marks = entries.map((entry) => {
        const swatch = entry.querySelector(".swatch");
        const sign = swatch ? plain(swatch) : "";
        const told = plain(entry).slice(sign.length).trim();
        const size = swatch ? parseFloat(swatch.style.width) || 12 : 0;
        pen.font = `400 10px ${this.family}`;
        return { swatch, sign, told, size, width: size + 6 + pen.measureText(told).width };
      });
      const leading = Math.max(14, ...marks.map(({ size }) => size + 2));
      let x = EDGE;
      this.y += leading + 1;
      for (const { swatch, sign, told, size, width } of marks) {
        if (x > EDGE && x + width > WIDTH - EDGE) [x, this.y] = [EDGE, this.y + leading];
        const middle = this.y - leading / 2;
        if (swatch) this.swatch(swatch, sign, [x + size / 2, middle], size);
        this.text(x + size + (swatch ? 6 : 0), middle + 3.5, told, { size: 10 });
        x += width + 12;
      }
    }

    swatch(swatch, sign, [x, y], size) {
      const { backgroundColor, backgroundImage, borderRadius } = getComputedStyle(swatch);
      const [, angle, colour] = backgroundImage.match(/(\d+)deg, (rgb[^)]*\))/) || [];
      const fill = colour ? this.hatch(colour, angle) : backgroundColor;
      const look = { fill, stroke: colourOf(this.sheet, "control-line"), "stroke-width": 0.7 };
      if (borderRadius === "50%") {
        const r = swatch.style.width ? size / 2 : 4;
        element("circle", { cx: x, cy: y, r, ...look }, this.svg);
      } else {
        element("rect", { x: x - 6, y: y - 5, width: 12, height: 10, ...look }, this.svg);
      }
      const ink = swatch.matches(".status-area:not(.thin, .no_target)") ? "surface" : "text";
      if (sign) this.text(x - 3, y + 3, sign, { size: 8, colour: ink });
    }

    /** The chart itself, between what stands above it and the bottom. */
    async chart({ data, layout }, bottom) {
      const [width, height] = [WIDTH - 2 * EDGE, bottom - this.y - 8];
      const config = { locale: document.documentElement.lang, showSendToCloud: false };
      const drawn = { data, layout: { ...layout, width, height, autosize: false }, config };
      const options = { format: "svg", width, height, imageDataOnly: true };
      const written = await window.Plotly.toImage(drawn, options);
      const chart = new DOMParser().parseFromString(written, "image/svg+xml").documentElement;
      chart.setAttribute("x", EDGE);
      chart.setAttribute("y", this.y + 4);
      this.hatchAreas(chart);
      this.svg.append(chart);
    }

    /** Areas without a number are hatched, as the stylesheet does it on the page. */
    hatchAreas(chart) {
      for (const [name, angle] of [["no-data", 45], ["no-target", 0]]) {
        pen.fillStyle = colourOf(this.sheet, name);
        const [red, green, blue] = pen.fillStyle.match(/[\da-f]{2}/g).map((two) => parseInt(two, 16));
        const plainly = `rgb(${red}, ${green}, ${blue})`;
        const areas = chart.querySelectorAll(`.choroplethlayer path[fill="${plainly}"]`);
        const fill = areas.length ? this.hatch(plainly, angle) : "";
        for (const area of areas) area.setAttribute("fill", fill);
      }
    }

    /** Stripes of a colour, at the angle of a gradient of the stylesheet. */
    hatch(colour, angle) {
      const id = `hatch-${this.svg.querySelectorAll("pattern").length}`;
      const turned = `rotate(${angle - 90})`;
      const place = { id, width: 4, height: 4, patternUnits: "userSpaceOnUse", patternTransform: turned };
      const pattern = element("pattern", place, this.svg);
      element("rect", { width: 4, height: 4, fill: colourOf(this.sheet, "surface") }, pattern);
      element("rect", { width: 1.5, height: 4, fill: colour }, pattern);
      return `url(#${id})`;
    }
  }

  /** What stands at the foot of every picture: notes, source, and what the page shows. */
  function footOf(sheet) {
    const [source, shown] = document.querySelectorAll(".page-footer p");
    const line = shown.cloneNode(true);
    line.querySelector("[data-address]").textContent = location.href;
    const notes = [...sheet.querySelectorAll(".tile-notes > :is(.bound, .source, .breaks)")].map(plain);
    return [...notes, plain(source), plain(line)];
  }

  async function draw(tile, chart) {
    const figure = await figureOf(chart);
    const sheet = sheetOf(tile);
    try {
      const drawing = new Drawing(sheet);
      const mark = document.querySelector(".stamp .demo");
      const taken = mark ? drawing.badge(plain(mark)) + 12 : 0;
      const width = WIDTH - 2 * EDGE - taken;
      drawing.lines(plain(sheet.querySelector("h2")), { size: 17, weight: 650, most: 2, width });
      const subtitle = sheet.querySelector(".subtitle");
      drawing.lines(subtitle ? plain(subtitle) : "", { size: 11, colour: "muted", most: 2, width });
      const outlook = [...sheet.querySelectorAll(".outlook > span")].map(plain).join(" · ");
      drawing.lines(outlook, { size: 10, most: 2 });
      drawing.legend([...sheet.querySelectorAll(".legend li")]);
      const foot = { size: 8.5, colour: "muted", most: 3 };
      const font = `400 8.5px ${drawing.family}`;
      const told = footOf(sheet);
      const lines = told.flatMap((one) => wrap(one, font, WIDTH - 2 * EDGE, foot.most));
      const bottom = HEIGHT - EDGE / 2 - lines.length * foot.size * LEADING;
      await drawing.chart(figure, bottom);
      drawing.y = bottom;
      for (const one of told) drawing.lines(one, foot);
      return drawing.svg;
    } finally {
      sheet.remove();
    }
  }

  async function toPng(blob) {
    const image = new Image();
    image.src = URL.createObjectURL(blob);
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [WIDTH * SCALE, HEIGHT * SCALE];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  }

  /** Named like the files of the server. */
  function nameOf(slug, tile, kind) {
    const query = new URLSearchParams(document.documentElement.dataset.painted);
    const inPath = location.pathname.split("/").find((part) => /^\d\d(\.\d+)*$/.test(part));
    const month = query.get("bulan");
    const period = query.get("tahun") + (month ? `-${month.padStart(2, "0")}` : "");
    const region = inPath || query.get("wilayah");
    return ["desmigratif", slug, region, period, tile].filter(Boolean).join("-") + `.${kind}`;
  }

  own.picture = function (button, kind, name) {
    const tile = button.closest("section");
    const graph = tile.querySelector(".chart-box > .chart, .chart-box .dash-graph");
    own.deliver(name, async () => {
      const svg = new XMLSerializer().serializeToString(await draw(tile, graph));
      const blob = new Blob([svg], { type: "image/svg+xml" });
      const file = nameOf(graph.id.replace(/--.*/, ""), button.id.replace("-take", ""), kind);
      return { blob: kind === "png" ? await toPng(blob) : blob, file };
    });
  };
})();
