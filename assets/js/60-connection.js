/* When the server is away, what is shown stays, the page says so, and the question is asked again. */
(function () {
  const send = window.fetch.bind(window);
  const LONGEST = 30000;
  let latest = 0;

  function tell(away) {
    const notice = document.querySelector(".connection");
    if (notice) notice.hidden = !away;
  }

  async function attempt(request) {
    const answer = await send(...request).catch((error) => error);
    return { answer, away: answer instanceof Error || answer.status === 503 };
  }

  async function persist(request) {
    const mine = ++latest;
    let wait = 1000;
    let outcome = await attempt(request);
    while (outcome.away && mine === latest) {
      tell(true);
      await new Promise((done) => setTimeout(done, wait));
      wait = Math.min(wait * 2, LONGEST);
      if (mine === latest) outcome = await attempt(request);
    }
    if (!outcome.away) tell(false);
    if (outcome.answer instanceof Error) throw outcome.answer;
    return outcome.answer;
  }

  window.fetch = (...request) => {
    const url = String(request[0].url || request[0]);
    return url.includes("_dash-update-component") ? persist(request) : send(...request);
  };
})();
