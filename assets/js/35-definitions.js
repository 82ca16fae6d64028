/* "Apa ini?" opens in a dialog; without JavaScript the same words open in place. */
(function () {
  const node = (type, children) => ({ namespace: "dash_html_components", type, props: { children } });

  document.addEventListener("click", (event) => {
    const summary = event.target.closest && event.target.closest("[data-definition] > summary");
    if (!summary || !document.querySelector("#react-entry-point .page")) return;
    event.preventDefault();
    const body = summary.nextElementSibling;
    const name = summary.closest(".page").id.replace(/--.*/, "--definition");
    const terms = [...body.querySelectorAll("dt, dd")];
    const set = window.dash_clientside.set_props;
    set(`${name}-title`, { children: body.querySelector("h3").textContent });
    set(`${name}-body`, { children: terms.map((term) => node(term.tagName === "DT" ? "Dt" : "Dd", term.textContent)) });
    set(name, { is_open: true });
  });
})();
