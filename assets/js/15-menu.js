/* A group of the menu, or a menu of the tools, closes when the reader goes elsewhere; Escape brings the focus back to it. */
(function () {
  const opened = () => document.querySelector(":is(.menu-group, .tool-menu)[open]");

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
