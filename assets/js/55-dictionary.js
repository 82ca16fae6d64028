/* The dictionary: finds as one types, and opens the entry that an address or a link names. */
(function () {
  let typed = "";
  let shown = "";
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const all = (selector) => [...document.querySelectorAll(selector)];

  function filter() {
    const words = plain(typed).split(/\s+/).filter(Boolean);
    const entries = all(".entry");
    for (const entry of entries) {
      const text = plain(entry.textContent);
      entry.hidden = !words.every((word) => text.includes(word));
    }
    for (const group of all(".dictionary-group")) group.hidden = !group.querySelector(".entry:not([hidden])");
    const count = entries.filter((entry) => !entry.hidden).length;
    all("[data-dictionary-empty]").forEach((empty) => (empty.hidden = count > 0));
    all("[data-dictionary-count]").forEach((status) => {
      status.textContent = status.dataset.dictionaryCount.replace("{count}", count);
    });
  }

  function open(entry) {
    if (entry.hidden) {
      typed = "";
      all("[data-dictionary-filter]").forEach((input) => (input.value = ""));
      filter();
    }
    entry.open = true;
    entry.scrollIntoView({ block: "start" });
    entry.querySelector("summary").focus({ preventScroll: true });
  }

  document.addEventListener("input", (event) => {
    if (!event.target.matches("[data-dictionary-filter]")) return;
    typed = event.target.value;
    filter();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("[data-entry]");
    const entry = link && document.getElementById(link.hash.slice(1));
    if (!entry) return;
    event.preventDefault();
    open(entry);
  });
  document.addEventListener("desmigratif:painted", () => {
    all("[data-dictionary-filter]").forEach((input) => (input.value = typed));
    if (typed) filter();
    const chosen = document.querySelector(".entry[data-chosen]");
    if (chosen && chosen.id !== shown) open(chosen);
    shown = chosen ? chosen.id : "";
  });
})();
