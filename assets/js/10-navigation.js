/* The address is the state: links and the filter form change it, and the page follows. */
(function () {
  document.documentElement.classList.add("js");
  history.scrollRestoration = "manual";
  let shown = location.pathname;

  const own = (window.desmigratif = {
    /** Ask the server for what the address says, in the theme on screen. */
    ask() {
      const page = document.querySelector("#react-entry-point .page");
      if (!page) return;
      const theme = document.documentElement.dataset.bsTheme || "light";
      const data = { path: location.pathname, search: location.search, theme };
      window.dash_clientside.set_props(page.id.replace(/--.*/, "--state"), { data });
    },
    /** Go to another choice of filters on this page. */
    go(search) {
      const url = new URL(search, location.href);
      if (url.search === location.search) return;
      history.replaceState({ y: scrollY }, "");
      history.pushState({}, "", url.pathname + url.search);
      own.ask();
    },
    /** Address of this page with one filter changed; an empty value removes it. */
    withFilter(name, value) {
      const query = new URLSearchParams(location.search);
      if (value) query.set(name, value);
      else query.delete(name);
      return "?" + query;
    },
    /** Where to scroll after the next repaint, when the reader went back. */
    scrollTo: null,
  });

  function searchOf(form) {
    const filled = [...new FormData(form)].filter(([, value]) => value);
    return "?" + new URLSearchParams(filled);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[data-state]");
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !plain || !document.querySelector("#react-entry-point .page")) return;
    event.preventDefault();
    own.go(link.getAttribute("href"));
  });
  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (form && form.id === "filters" && event.target.name) own.go(searchOf(form));
  });
  document.addEventListener("submit", (event) => {
    if (event.target.id !== "filters") return;
    event.preventDefault();
    own.go(searchOf(event.target));
  });
  /* Dash's own router would lay the page out anew on the same path, so it is not told. */
  window.addEventListener("popstate", (event) => {
    if (location.pathname !== shown) {
      shown = location.pathname;
      return;
    }
    event.stopImmediatePropagation();
    own.scrollTo = (event.state && event.state.y) || 0;
    own.ask();
  });
})();
