// Says that the session is about to end, five minutes before, and lets it go
// on by one click (RGAA 13.1). The page brings how long it still lasts and the
// sentences; other tabs may have made it last longer, so the server is asked
// before anything is said.

const WARNING = 5 * 60;
const EVERY = 15 * 1000;

const place = document.querySelector("[data-session]");
if (place) {
  watch(place);
}

function watch(place) {
  const url = place.dataset.session;
  let ends = performance.now() + Number(place.dataset.sessionSeconds) * 1000;
  let said = "";

  const left = () => (ends - performance.now()) / 1000;

  async function ask(method) {
    const answer = await fetch(url, { method, headers: { Accept: "application/json" } });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const { seconds, extendable } = await answer.json();
    ends = performance.now() + seconds * 1000;
    return extendable;
  }

  function say(what) {
    if (said === what) {
      return;
    }
    said = what;
    const sentence = document.querySelector(`template[data-session-${what}]`);
    place.replaceChildren(...(sentence ? [sentence.content.cloneNode(true)] : []));
    place.querySelector("button")?.addEventListener("click", extend);
  }

  async function extend() {
    try {
      await ask("POST");
      say("extended");
    } catch {
      look();
    }
  }

  async function look() {
    if (left() > WARNING) {
      if (said !== "extended") {
        say("");
      }
      return;
    }
    try {
      const extendable = await ask("GET");
      if (left() > WARNING) {
        return;
      }
      say(left() <= 0 ? "ended" : extendable ? "ending" : "last");
    } catch {
      // Without an answer nothing is known: the form's own page will say.
    }
  }

  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) {
      look();
    }
  });
  look();
}
