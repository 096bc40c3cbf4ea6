// Sends files so that a cut connection loses nothing: each goes by the tus
// protocol and goes on where it stopped, also after the page was closed. On
// any form with data-evidence; without this script the form sends them itself.
const VERSION = { "Tus-Resumable": "1.0.0" };
const LONGEST_PAUSE = 30_000;

const encoded = (text) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)));

const metadata = (values) =>
  Object.entries(values)
    .filter(([, value]) => value)
    .map(([name, value]) => `${name} ${encoded(value)}`)
    .join(",");

const pause = (attempt) =>
  new Promise((done) => {
    const length = Math.min(1000 * 2 ** attempt, LONGEST_PAUSE);
    const timer = setTimeout(done, length);
    window.addEventListener("online", () => {
      clearTimeout(timer);
      done();
    }, { once: true });
  });

// What will not get better by trying again.
class Refused extends Error {
  constructor(status) {
    super(String(status));
    this.status = status;
  }
}

const passes = (status) => status >= 500 && status !== 507;

function put(url, file, offset, onProgress) {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("PATCH", url);
    request.setRequestHeader("Tus-Resumable", "1.0.0");
    request.setRequestHeader("Upload-Offset", String(offset));
    request.setRequestHeader("Content-Type", "application/offset+octet-stream");
    request.upload.addEventListener("progress", (event) => {
      onProgress(offset + event.loaded);
    });
    request.addEventListener("load", () => done(request.status));
    request.addEventListener("error", () => fail(new Error("cut")));
    request.send(file.slice(offset));
  });
}

async function offsetOf(url) {
  const answer = await fetch(url, { method: "HEAD", headers: VERSION });
  if (!answer.ok) {
    throw passes(answer.status) ? new Error("later") : new Refused(answer.status);
  }
  return Number(answer.headers.get("Upload-Offset"));
}

async function begin(uploads, file, about) {
  const answer = await fetch(uploads, {
    method: "POST",
    headers: {
      ...VERSION,
      "Upload-Length": String(file.size),
      "Upload-Metadata": metadata({ filename: file.name, filetype: file.type, ...about }),
    },
  });
  if (!answer.ok) {
    throw passes(answer.status) ? new Error("later") : new Refused(answer.status);
  }
  return answer.headers.get("Location");
}

// The copy that was just taken comes by itself, once.
for (const link of document.querySelectorAll("a[data-start]")) {
  history.replaceState(null, "", location.pathname);
  link.click();
}

for (const form of document.querySelectorAll("form[data-evidence]")) {
  const { uploads, done, going, cut, refused, tooLarge, full, signedOut, finished, empty } =
    form.dataset;
  const files = form.querySelector("input[type=file]");
  const box = form.querySelector("[data-progress]");
  const bar = box.querySelector("progress");
  const says = box.querySelector("[role=status]");
  let told = -1;

  const tell = (text) => {
    box.hidden = false;
    says.textContent = text;
  };

  // What is in the way stands at the field, as when the form is sent plainly.
  const wrong = (text) => {
    const field = files.closest(".field");
    const message = field.querySelector(".field-error") ?? document.createElement("p");
    message.className = "field-error";
    message.id = `${files.id}-error`;
    message.textContent = text;
    files.before(message);
    field.classList.add("field-wrong");
    files.setAttribute("aria-invalid", "true");
    files.setAttribute("aria-describedby", `${files.id}-hint ${message.id}`);
    files.focus();
  };

  const show = (name, share) => {
    bar.value = share;
    // Told by tens: a voice that counts every percent says nothing.
    const tens = Math.floor(share / 10);
    if (tens !== told) {
      told = tens;
      tell(going.replace("%name%", name).replace("%share%", String(Math.floor(share))));
    }
  };

  const words = (status) => {
    if (status === 401) return signedOut;
    if (status === 413) return tooLarge;
    if (status === 507) return full;
    return refused;
  };

  async function send(file, about) {
    const place = `vigie-piece:${uploads}:${file.name}:${file.size}:${file.lastModified}`;
    let url = localStorage.getItem(place);
    let attempt = 0;
    let conflicts = 0;
    told = -1;
    for (;;) {
      try {
        let offset = 0;
        if (url) {
          try {
            offset = await offsetOf(url);
          } catch (error) {
            if (!(error instanceof Refused) || error.status !== 404) throw error;
            url = null;
          }
        }
        if (!url) {
          url = await begin(uploads, file, about);
          localStorage.setItem(place, url);
        }
        show(file.name, (100 * offset) / file.size);
        const status = await put(url, file, offset, (sent) => {
          attempt = 0;
          show(file.name, (100 * sent) / file.size);
        });
        if (status === 204) {
          localStorage.removeItem(place);
          return;
        }
        // A conflict is settled by asking where the file stopped; one that
        // comes back is a rule that refuses.
        conflicts += status === 409 ? 1 : 0;
        if (conflicts > 3 || (!passes(status) && ![400, 408, 409, 423].includes(status))) {
          throw new Refused(status);
        }
      } catch (error) {
        if (error instanceof Refused) {
          localStorage.removeItem(place);
          throw error;
        }
      }
      tell(cut.replace("%name%", file.name));
      await pause(attempt);
      attempt += 1;
    }
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const chosen = [...files.files];
    if (chosen.length === 0) {
      wrong(empty);
      return;
    }
    const button = form.querySelector("button");
    button.disabled = true;
    const leaving = (leave) => leave.preventDefault();
    window.addEventListener("beforeunload", leaving);
    const about = Object.fromEntries(
      [...new FormData(form)].filter(([, value]) => typeof value === "string"),
    );
    try {
      for (const file of chosen) {
        await send(file, about);
      }
      tell(finished);
      window.removeEventListener("beforeunload", leaving);
      location.assign(done);
    } catch (error) {
      tell(words(error.status));
      window.removeEventListener("beforeunload", leaving);
      button.disabled = false;
    }
  });
}
