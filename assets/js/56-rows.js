/* A click anywhere on the row of a table opens what the link at its head opens. */
document.addEventListener("click", (event) => {
  const row = event.target.closest && event.target.closest("tr[data-open]");
  if (row && !event.target.closest("a") && !String(getSelection())) row.querySelector("a").click();
});
