/* A click on a sorter in the head of a table puts its rows in order; a second click turns it.
   A cell may tell its place in "data-order"; without that, and without a word, it comes last. */
document.addEventListener("click", (event) => {
  const sorter = event.target.closest && event.target.closest("[data-sort]");
  if (!sorter) return;
  const head = sorter.closest("th");
  const body = sorter.closest("table").querySelector("tbody[data-sorted]");
  const turned = head.getAttribute("aria-sort") === "ascending";
  const place = head.cellIndex;

  const order = (row) => {
    const cell = row.cells[place];
    if (place === 0) return cell.textContent.trim();
    return cell.dataset.order === undefined ? null : Number(cell.dataset.order);
  };
  const compare = (one, other) =>
    typeof one === "string" ? one.localeCompare(other, document.documentElement.lang) : one - other;

  const known = [...body.rows].map((row) => [order(row), row]);
  const last = known.filter(([key]) => key === null);
  const sorted = known.filter(([key]) => key !== null).sort(([one], [other]) => compare(one, other));
  if (turned) sorted.reverse();
  body.append(...[...sorted, ...last].map(([, row]) => row));

  for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", turned ? "descending" : "ascending");
});
