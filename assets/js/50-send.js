/* Sends the file of a report with its progress; without this the form sends it by itself. */
(function () {
  const MEGABYTE = 2 ** 20;
  const megabytes = (bytes) =>
    (bytes / MEGABYTE).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 });

  function tell(text, wrong = false) {
    const status = document.getElementById("send-status");
    if (!status) return;
    status.textContent = text;
    status.classList.toggle("wrong", wrong);
  }

  function stop(form, text) {
    form.querySelector("progress").hidden = true;
    form.querySelector("button").disabled = false;
    tell(text, true);
  }

  function send(form) {
    const { sending, checking, failed, large, most } = form.dataset;
    const [file] = form.elements.berkas.files;
    if (file && file.size > Number(most)) return tell(large, true);
    const bar = form.querySelector("progress");
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      bar.value = (100 * loaded) / total;
      tell(sending.replace("{done}", megabytes(loaded)).replace("{total}", megabytes(total)));
    });
    request.upload.addEventListener("load", () => {
      bar.removeAttribute("value");
      tell(checking);
    });
    request.addEventListener("load", () => {
      if (request.status < 400) return location.assign(request.responseURL);
      stop(form, request.status === 413 ? large : failed);
    });
    request.addEventListener("error", () => stop(form, failed));
    request.open("POST", form.action);
    request.send(new FormData(form));
    bar.value = 0;
    bar.hidden = false;
    form.querySelector("button").disabled = true;
  }

  /* What is refused stays in its form, with the reasons that the page of the refusal gives. */
  async function correct(form, button) {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form, button) });
    if (answer.ok) return location.assign(answer.url);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const told = page.querySelectorAll("main li").length ? "main li" : "main p.empty";
    refuse(form, Array.from(page.querySelectorAll(told), (one) => one.textContent));
  }

  function refuse(form, reasons) {
    form.querySelector("button").disabled = false;
    form.querySelector(".send-status").textContent = reasons.join("\n") || form.dataset.failed;
  }

  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    if (event.target.id === "send-form") {
      event.preventDefault();
      send(event.target);
      return;
    }
    // An impatient second press would send the same decision again.
    event.target.querySelector("button").disabled = true;
    if (!event.target.dataset.failed) return;
    event.preventDefault();
    correct(event.target, event.submitter).catch(() => refuse(event.target, [event.target.dataset.failed]));
  });

  // Back must show neither the files of before nor a button that still waits.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    if (location.pathname.startsWith("/kirim")) location.reload();
    for (const button of document.querySelectorAll("form[method=post] button")) button.disabled = false;
  });

  document.addEventListener("change", ({ target }) => {
    const told = target.type === "file" && target.closest(".choose")?.querySelector("output");
    if (!told) return;
    told.textContent = target.files.length ? target.files[0].name : told.dataset.none;
  });

  const place = (event) => event.target.closest && event.target.closest(".drop");
  for (const name of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(name, (event) => {
      const drop = place(event);
      if (!drop) return;
      drop.classList.toggle("over", name === "dragover");
      if (name === "dragleave") return;
      event.preventDefault();
      if (name === "drop" && event.dataTransfer.files.length) {
        const input = drop.querySelector("input");
        input.files = event.dataTransfer.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
  }
})();
