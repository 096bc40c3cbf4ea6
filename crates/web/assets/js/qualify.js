// Shows who would be told while one chooses. On any form with data-told; the
// list stands in the element with data-told-here.
for (const form of document.querySelectorAll("form[data-told]")) {
  const list = document.querySelector("[data-told-here]");
  let latest = 0;
  form.addEventListener("change", async () => {
    const mine = ++latest;
    const chosen = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (name === "class" || name === "findings") {
        chosen.append(name, value);
      }
    }
    const answer = await fetch(`${form.dataset.told}?${chosen}`).catch(() => null);
    if (!answer?.ok || mine !== latest) {
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine === latest) {
      list.replaceChildren(...page.body.childNodes);
    }
  });
}
