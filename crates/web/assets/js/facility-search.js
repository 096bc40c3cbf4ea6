// Suggests facilities as one types. On any element with data-facility-search,
// which holds a search field, and whose data-url answers ?q= with
// {"items": [{"value", "label", "detail"}]}. Choosing writes the value into
// the hidden field named by data-into and, with data-submit, sends the form.

const DELAY = 180;

document.querySelectorAll("[data-facility-search]").forEach((box, index) => {
  const input = box.querySelector("input[type=search]");
  const into = box.querySelector(`input[type=hidden][name="${box.dataset.into}"]`);
  const status = box.querySelector("[role=status]");
  const list = document.createElement("ul");
  let timer;
  let asked = 0;
  let active = -1;

  list.id = `facility-list-${index}`;
  list.className = "combobox-list";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.listLabel);
  input.after(list);
  box.classList.add("combobox");
  for (const [name, value] of Object.entries({
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) {
    input.setAttribute(name, value);
  }

  input.addEventListener("input", () => {
    if (into) {
      into.value = "";
    }
    clearTimeout(timer);
    timer = setTimeout(suggest, DELAY);
  });
  input.addEventListener("blur", () => close());
  input.addEventListener("keydown", (event) => {
    const options = list.children.length;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" && options > 0) {
      event.preventDefault();
      point((active + 1) % options);
    } else if (event.key === "ArrowUp" && options > 0) {
      event.preventDefault();
      point((active - 1 + options) % options);
    } else if (event.key === "Enter" && !list.hidden && active >= 0) {
      event.preventDefault();
      choose(list.children[active]);
    }
  });

  async function suggest() {
    const question = input.value.trim();
    if (question.length < 2) {
      close();
      return;
    }
    const turn = ++asked;
    const url = new URL(box.dataset.url, location.href);
    url.searchParams.set("q", question);
    let items;
    try {
      const answer = await fetch(url, { headers: { Accept: "application/json" } });
      ({ items } = await answer.json());
    } catch {
      close();
      return;
    }
    if (turn === asked && document.activeElement === input) {
      show(items);
    }
  }

  function show(items) {
    list.replaceChildren(...items.map(option));
    list.hidden = items.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    point(-1);
    status.textContent =
      items.length === 0
        ? box.dataset.none
        : box.dataset.some.replace("%n", String(items.length));
  }

  function option(item, position) {
    const row = document.createElement("li");
    row.id = `${list.id}-${position}`;
    row.setAttribute("role", "option");
    row.dataset.value = item.value;
    row.dataset.label = item.label;
    row.textContent = item.label;
    const detail = document.createElement("span");
    detail.className = "combobox-detail";
    detail.textContent = item.detail;
    row.append(detail);
    row.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      choose(row);
    });
    return row;
  }

  function point(position) {
    active = position;
    [...list.children].forEach((row, at) => {
      row.setAttribute("aria-selected", String(at === active));
    });
    const row = list.children[active];
    if (row) {
      input.setAttribute("aria-activedescendant", row.id);
      row.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function choose(row) {
    input.value = row.dataset.label;
    if (into) {
      into.value = row.dataset.value;
    }
    close();
    input.dispatchEvent(new Event("change", { bubbles: true }));
    if ("submit" in box.dataset) {
      input.form.requestSubmit();
    }
  }

  function close() {
    asked++;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    point(-1);
  }
});
