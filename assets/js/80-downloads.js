/* Files of the view: fetched with its address of the moment, while a message says how far that is.
   Without this the links of the header still lead to the files. */
(function () {
  const own = window.desmigratif;
  const PATIENCE_MS = 60000;
  const SHOWN_MS = 8000;
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const menu = () => document.getElementById("tile-menu");
  const tileOf = (button) => button.id.replace("-take", "");
  let opener = null;
  let hiding = 0;

  const status = document.createElement("div");
  status.className = "download-status";
  status.innerHTML = '<p role="status"></p><button type="button" hidden>×</button>';
  const [message, close] = status.children;
  document.body.append(status);
  close.addEventListener("click", () => tell(""));

  /** Say something until the next message; what went well goes by itself. */
  function tell(text, look = "") {
    clearTimeout(hiding);
    message.textContent = text;
    status.dataset.look = look;
    close.hidden = !text;
    close.setAttribute("aria-label", menu()?.dataset.close || "");
    if (look === "ready") hiding = setTimeout(tell, SHOWN_MS, "");
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(URL.revokeObjectURL, PATIENCE_MS, link.href);
  }

  /** Address of a file of what the page shows now; of one tile where its menu is asked. */
  function addressOf(link) {
    const url = new URL(link.href);
    url.searchParams.set("alamat", location.pathname + location.search);
    if (menu().contains(link)) url.searchParams.set("bagian", tileOf(opener));
    return url;
  }

  /** Ask for a file, again and again while the server says when to ask again. */
  async function ask(url, onWait) {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await fetch(url);
      const seconds = Number(answer.headers.get("Retry-After"));
      if (answer.status !== 503 || !seconds || Date.now() > end) return answer;
      onWait();
      await wait(1000 * seconds);
    }
  }

  /** Reasons that the page of a refusal gives. */
  async function reasonsOf(answer) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return [...page.querySelectorAll("main p.empty, main li")].map((one) => one.textContent).join(" ");
  }

  const nameOf = (answer) =>
    (answer.headers.get("Content-Disposition") || "").replace(/.*filename="?([^";]+)"?.*/, "$1");

  /** Do something that makes a file, and tell how it goes.
      @param make Gives the file and its name; what it throws with a message is told. */
  own.deliver = async function (name, make) {
    const words = { ...menu().dataset };
    const say = (key, look) => tell(words[key].replace("{name}", name), look);
    say("making", "busy");
    try {
      const { blob, file } = await make(() => say("waiting", "busy"));
      save(blob, file);
      tell(words.ready.replace("{name}", file), "ready");
    } catch (error) {
      if (error.told) tell(error.told, "wrong");
      else say("failed", "wrong");
    }
  };

  function download(link) {
    const url = addressOf(link);
    own.deliver(link.textContent.trim(), async (onWait) => {
      const answer = await ask(url, onWait);
      if (!answer.ok) throw { told: await reasonsOf(answer) };
      return { blob: await answer.blob(), file: nameOf(answer) };
    });
  }

  /** Close what the click was in; the focus goes back to what opened it. */
  function leave(link) {
    const tools = link.closest(".tool-menu");
    if (!tools) return menu().hidePopover();
    tools.open = false;
    tools.querySelector("summary").focus();
  }

  document.addEventListener("click", (event) => {
    const from = event.target.closest ? event.target : document.body;
    opener = from.closest(".take") || opener;
    const link = from.closest("a[data-download]");
    const picture = from.closest("[data-picture]");
    if (!link && !picture) return;
    event.preventDefault();
    if (link) download(link);
    else own.picture(opener, picture.dataset.picture, picture.textContent.trim());
    leave(link || picture);
  });

  /* The one menu of all tiles opens under the button that was pressed. */
  document.addEventListener(
    "beforetoggle",
    ({ target, newState }) => {
      if (target.id !== "tile-menu" || newState !== "open" || !opener) return;
      const place = opener.getBoundingClientRect();
      target.style.top = `${place.bottom + scrollY}px`;
      target.style.right = `${Math.max(0, document.documentElement.clientWidth - place.right)}px`;
      const chart = opener.closest("section").querySelector(".js-plotly-plot");
      for (const one of target.querySelectorAll("[data-picture]")) one.hidden = !chart;
    },
    true,
  );
  document.addEventListener(
    "toggle",
    ({ target, newState }) => {
      if (target.id === "tile-menu" && newState === "open") target.querySelector("a").focus();
    },
    true,
  );
})();
