// The list of people follows the typing; without scripts the button does the same.
const form = document.querySelector("form[data-live]"), found = document.getElementById("found");
let timer, asking;

async function follow() {
  asking?.abort();
  asking = new AbortController();
  found.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.dataset.live, {
      method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual", signal: asking.signal,
    });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html"), list = page.getElementById("found");
    found.replaceChildren(...list.childNodes);
    // A list that is open stays open: only what it offers changes.
    for (const box of page.querySelectorAll("#filters select")) document.getElementById(box.id).innerHTML = box.innerHTML;
    form.elements.s.value = list.dataset.s;
    history.replaceState(null, "", list.dataset.address);
  } catch (error) {
    // Overtaken by the next letter, or no line: the button still works, and says so where there is none.
    if (error.name !== "AbortError") console.info("the list does not follow");
  } finally {
    found.removeAttribute("aria-busy");
  }
}

form?.addEventListener("input", event => {
  clearTimeout(timer);
  timer = setTimeout(follow, event.target.matches("select") ? 0 : 250);
});
// A suggestion takes the place of what was typed.
found?.addEventListener("click", event => {
  const words = event.target.closest("[data-words]")?.dataset.words;
  if (!words) return;
  form.elements.q.value = words;
  form.elements.q.focus();
  follow();
});
form?.addEventListener("submit", () => { clearTimeout(timer); asking?.abort(); });

// The slash key leads to the box, as in many lists; the arrows go through the rows.
addEventListener("keydown", event => {
  const at = event.target;
  if (event.key === "/" && !at.matches("input, select, textarea")) {
    event.preventDefault();
    form.elements.q.select();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const rows = [...found.querySelectorAll("tbody a")];
  const row = rows.indexOf(at);
  if (!step || (row < 0 && at !== form.elements.q)) return;
  const next = row + step;
  if (next < 0) form.elements.q.focus();
  else rows[next]?.focus();
  event.preventDefault();
});
