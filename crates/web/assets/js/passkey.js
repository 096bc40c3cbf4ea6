// Passkeys: on any form with data-passkey, "get" to show one and "create" to
// set one up. The form is sent with what the browser answered.
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
    letter.charCodeAt(0),
  );

const written = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

function prepared(options) {
  options.challenge = bytes(options.challenge);
  if (options.user) {
    options.user.id = bytes(options.user.id);
  }
  for (const known of options.excludeCredentials ?? []) {
    known.id = bytes(known.id);
  }
  for (const known of options.allowCredentials ?? []) {
    known.id = bytes(known.id);
  }
  return options;
}

function told(credential) {
  const given = credential.response;
  const response = { clientDataJSON: written(given.clientDataJSON) };
  if (given.attestationObject) {
    response.attestationObject = written(given.attestationObject);
    response.transports = given.getTransports?.() ?? [];
  } else {
    response.authenticatorData = written(given.authenticatorData);
    response.signature = written(given.signature);
    response.userHandle = given.userHandle ? written(given.userHandle) : null;
  }
  const { id, type } = credential;
  return JSON.stringify({ id, type, rawId: written(credential.rawId), response, extensions: {} });
}

async function asked(form) {
  const answer = await fetch(form.dataset.passkeyChallenge, {
    method: "POST",
    headers: { accept: "application/json" },
  });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  const { publicKey } = await answer.json();
  return prepared(publicKey);
}

// What the browser is waiting for; a press takes over from what waits beside
// the field of the address.
let waiting = new AbortController();

async function run(form, more) {
  const publicKey = await asked(form);
  const request = { publicKey, signal: waiting.signal, ...more };
  const credential =
    form.dataset.passkey === "create"
      ? await navigator.credentials.create(request)
      : await navigator.credentials.get(request);
  form.elements.credential.value = told(credential);
  form.submit();
}

function say(form, text) {
  const said = form.querySelector("[data-passkey-said]");
  said.textContent = text;
  said.hidden = text === "";
}

async function offer(form) {
  const { passkeyHost: host, passkeyWhen: when } = form.dataset;
  if (location.hostname !== host) {
    say(form, form.dataset.passkeyElsewhere);
    return;
  }
  form.querySelector("[data-passkey-button]").hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    say(form, "");
    waiting.abort();
    waiting = new AbortController();
    try {
      await run(form, {});
    } catch {
      say(form, form.dataset.passkeyRefused);
    }
  });
  const beside =
    when === "conditional" &&
    (await window.PublicKeyCredential.isConditionalMediationAvailable?.());
  if (beside) {
    try {
      await run(form, { mediation: "conditional" });
    } catch {
      // Whoever wants a passkey presses the button.
    }
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    offer(form);
  }
}
