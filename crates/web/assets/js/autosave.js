// Saves a draft as it is typed. On any form with data-autosave, whose
// data-autosave-url takes the form's fields and answers 2xx, with
// {"version": n} where the form has a field "version".
//
// What could not be saved stays in this tab's storage until it is, and comes
// back into the form when the page is opened again. A page that holds an
// element with data-autosave-forget (sent, signed out) drops all of it.

const DELAY = 1000;
const PREFIX = "vigie-draft:";

if (document.querySelector("[data-autosave-forget]")) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX)) {
      sessionStorage.removeItem(key);
    }
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) {
  start(form);
}

function start(form) {
  const url = form.dataset.autosaveUrl;
  const key = PREFIX + url;
  const status = form.querySelector("[data-autosave-status]");
  let timer;
  let dirty = false;
  let saving = false;
  let stopped = false;

  restore();
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    dirty = false;
    keep(true);
  });
  window.addEventListener("pagehide", () => {
    if (!dirty || stopped) {
      return;
    }
    clearTimeout(timer);
    keep(true);
    fetch(url, { method: "POST", body: fields(), keepalive: true }).catch(() => {});
  });
  window.addEventListener("online", () => {
    if (dirty) {
      schedule(0);
    }
  });

  function changed() {
    dirty = true;
    schedule(DELAY);
  }

  function schedule(delay) {
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  }

  async function save() {
    if (stopped) {
      keep(false);
      return;
    }
    if (saving) {
      schedule(DELAY);
      return;
    }
    saving = true;
    dirty = false;
    try {
      const answer = await fetch(url, {
        method: "POST",
        body: fields(),
        headers: { Accept: "application/json" },
        redirect: "manual",
      });
      if (answer.ok) {
        await saved(answer);
      } else if (answer.status === 409) {
        stopped = true;
        refuse(form.dataset.autosaveConflict);
      } else if (answer.status === 401 || answer.type === "opaqueredirect") {
        refuse(form.dataset.autosaveSignedOut);
      } else {
        retry();
      }
    } catch {
      retry();
    } finally {
      saving = false;
    }
  }

  async function saved(answer) {
    const version = form.elements.namedItem("version");
    if (version && answer.headers.get("Content-Type")?.startsWith("application/json")) {
      version.value = (await answer.json()).version ?? version.value;
    }
    if (!dirty) {
      sessionStorage.removeItem(key);
    }
    const now = new Date();
    const minute = String(now.getMinutes()).padStart(2, "0");
    tell(
      form.dataset.autosaveSaved
        .replace("%h", String(now.getHours()))
        .replace("%m", minute),
      false,
    );
  }

  function refuse(text) {
    dirty = true;
    keep(false);
    tell(text, true);
  }

  function retry() {
    refuse(form.dataset.autosaveKept);
    schedule(10 * DELAY);
  }

  function fields() {
    return new URLSearchParams(new FormData(form));
  }

  // `sent` says that a save left with the page and may have arrived.
  function keep(sent) {
    const text = visible().toString();
    sessionStorage.setItem(key, JSON.stringify({ text, sent, version: version() }));
  }

  function visible() {
    const all = fields();
    for (const hidden of form.querySelectorAll("input[type=hidden]")) {
      all.delete(hidden.name);
    }
    return all;
  }

  function version() {
    return Number(form.elements.namedItem("version")?.value ?? 0);
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (!kept || kept.text === visible().toString()) {
      sessionStorage.removeItem(key);
    } else if (kept.sent && version() > kept.version) {
      sessionStorage.removeItem(key);
    } else if (version() === kept.version) {
      refill(kept.text);
    } else {
      offer(kept.text);
    }
  }

  function refill(text) {
    const kept = new URLSearchParams(text);
    for (const field of form.elements) {
      if (!field.name || field.type === "hidden") {
        continue;
      }
      if (field.type === "checkbox" || field.type === "radio") {
        field.checked = kept.getAll(field.name).includes(field.value);
      } else if (kept.has(field.name)) {
        field.value = kept.get(field.name);
      }
    }
    tell(form.dataset.autosaveRestored, false);
    changed();
  }

  // The draft moved on elsewhere: the reader chooses.
  function offer(text) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-secondary";
    button.textContent = form.dataset.autosaveRestore;
    button.addEventListener("click", () => {
      button.remove();
      refill(text);
    });
    tell(form.dataset.autosaveOffer, true);
    status.after(button);
  }

  function tell(text, wrong) {
    status.textContent = text;
    status.classList.toggle("autosave-wrong", wrong);
  }
}
