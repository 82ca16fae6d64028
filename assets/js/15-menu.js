/* A group of the menu closes when the reader goes elsewhere; Escape brings the focus back to it. */
(function () {
  const opened = () => document.querySelector(".menu-group[open]");

  document.addEventListener("click", (event) => {
    const group = opened();
    if (group && !group.contains(event.target)) group.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const group = opened();
    if (!group || event.key !== "Escape") return;
    group.open = false;
    group.querySelector("summary").focus();
  });
})();
