// What a page does better with scripts; without them every journey works all the same.
const $ = (selector, root = document) => root.querySelector(selector);

// A page of errors answers a sent form; going back to it later would make the browser ask to send it again.
// Its place in the history becomes the page itself.
if ($("#problems")) history.replaceState(null, "", location.href);

// The error summary takes the focus; its links lead into the first box of a group.
$("#problems")?.focus();
addEventListener("click", event => {
  const link = event.target.closest?.('a[href^="#"]');
  if (!link) return;
  const aim = document.getElementById(link.hash.slice(1));
  if (link.matches("[data-close]")) {
    const dialog = link.closest("dialog");
    if (dialog?.open) { event.preventDefault(); dialog.close(); }
  } else if (aim?.showModal) {
    event.preventDefault();
    aim.showModal();
  } else if (aim && link.closest("#problems")) {
    event.preventDefault();
    (aim.matches("fieldset") ? $("[aria-invalid], input", aim) : aim).focus();
    (aim.closest(".field") ?? aim).scrollIntoView();
  }
});

// A form is sent once, however often its button is pressed; on a line that broke it can be sent again soon after.
addEventListener("submit", event => {
  const form = event.target;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 4000);
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent));

// A box with an address of suggestions offers them in a list; what is typed counts as well.
document.querySelectorAll("[data-suggest]").forEach(box => {
  const list = document.createElement("ul");
  const said = document.createElement("p");
  let timer, marked = -1;
  list.id = box.id + "-list";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.labels[0]?.textContent ?? "");
  said.className = "unseen";
  said.setAttribute("role", "status");
  box.parentNode.classList.add("suggest");
  box.after(list, said);
  const tell = (name, value) => box.setAttribute("aria-" + name, value);
  box.setAttribute("role", "combobox");
  tell("autocomplete", "list");
  tell("controls", list.id);

  const show = on => { list.hidden = !on; tell("expanded", on); mark(-1); };
  const mark = index => {
    marked = index;
    [...list.children].forEach((row, n) => row.setAttribute("aria-selected", n === index));
    tell("activedescendant", list.children[index]?.id ?? "");
    list.children[index]?.scrollIntoView({ block: "nearest" });
  };
  const take = row => { box.value = row.dataset.value; show(false); };
  const fill = found => {
    list.replaceChildren(...found.map((one, n) => {
      const row = document.createElement("li");
      row.id = list.id + n;
      row.dataset.value = row.textContent = one.value;
      row.dir = "auto";
      row.setAttribute("role", "option");
      if (one.hint) row.append(Object.assign(document.createElement("small"), { textContent: one.hint, className: "hint" }));
      return row;
    }));
    said.textContent = found.length ? box.dataset.found : "";
    show(found.length > 0);
  };

  show(false);
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const typed = box.value.trim();
      if (typed.length < 2) return fill([]);
      const answer = await fetch(box.dataset.suggest + "?q=" + encodeURIComponent(typed)).catch(() => null);
      if (answer?.ok && box.value.trim() === typed) fill(await answer.json());
    }, 200);
  });
  box.addEventListener("keydown", event => {
    if (list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], rows = list.children.length;
    if (step) mark((marked + step + rows + (marked < 0 && step < 0)) % rows);
    else if (event.key === "Enter" && marked >= 0) take(list.children[marked]);
    else if (event.key === "Escape") show(false);
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", event => {
    event.preventDefault();
    const row = event.target.closest("li");
    if (row) take(row);
  });
  box.addEventListener("blur", () => show(false));
});
