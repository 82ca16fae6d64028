/* Light, dark or projector, remembered in a cookie so that the server can paint the first page in it. */
document.addEventListener("click", (event) => {
  if (!event.target.closest || !event.target.closest("#theme-toggle")) return;
  const root = document.documentElement;
  const themes = ["light", "dark", "projector"];
  const theme = themes[(themes.indexOf(root.dataset.bsTheme) + 1) % themes.length];
  root.dataset.bsTheme = theme;
  document.cookie = `tema=${theme}; path=/; max-age=31536000; samesite=lax`;
  window.desmigratif.ask();
});
