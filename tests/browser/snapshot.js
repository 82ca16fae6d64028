/* What a reader sees, number by number. */
() => {
  const all = (selector, read) => [...document.querySelectorAll(selector)].map(read);
  const figure = (item) => {
    const value = item.querySelector("data.value");
    const state = item.querySelector(".state");
    const coverage = item.querySelector(".coverage");
    return {
      code: item.querySelector("a").id.split("-")[1],
      value: value && Number(value.value),
      text: value ? value.firstChild.textContent.trim() : "",
      state: state ? state.classList[1] : "reported",
      coverage: coverage.title || coverage.textContent,
    };
  };
  return {
    kpis: all(".kpi", figure),
    pillars: all(".pillar li", figure),
    ranking: all(".ranking tbody tr:not(.gap)", (row) => ({
      code: row.querySelector("a").id.replace("rank-", ""),
      text: row.querySelector(".bar span").textContent.trim(),
      state: row.querySelector(".bar span").classList[1] || "reported",
      coverage: row.querySelector(".coverage").title,
    })),
    map: all(".chart [role='link']", (shape) => ({
      code: new URLSearchParams(shape.dataset.link).get("wilayah"),
      label: shape.getAttribute("aria-label"),
    })),
  };
}
