// Sends a form once: a second press while the first is on its way does
// nothing. On any form with data-once.
for (const form of document.querySelectorAll("form[data-once]")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) {
      event.preventDefault();
    }
    sent = true;
  });
  // The page may come back out of the browser's memory.
  window.addEventListener("pageshow", () => {
    sent = false;
  });
}
