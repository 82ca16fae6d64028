/* Copies the text that a button names; where the browser refuses, the text is selected instead. */
(function () {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest && event.target.closest("[data-copy]");
    if (!button) return;
    const source = document.getElementById(button.dataset.copy);
    if ("link" in source.dataset) source.value = new URL(source.value, location.href).href;
    source.select();
    const { done, failed } = button.dataset;
    const said = await navigator.clipboard.writeText(source.value).then(() => done, () => failed);
    button.nextElementSibling.textContent = said;
  });
})();
