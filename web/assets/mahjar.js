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

// Staff are signed out after a while without a request: the page says so two minutes before, and goes on at a touch.
const idle = Number(document.body.dataset.idle) * 1000;
if (idle) {
  const [warning, ended] = [$("#idle"), $("#idle-ended")];
  let timer;
  const wait = () => {
    clearTimeout(timer);
    warning.hidden = ended.hidden = true;
    timer = setTimeout(warn, idle - 120_000);
  };
  const warn = () => {
    warning.hidden = false;
    timer = setTimeout(() => { warning.hidden = true; ended.hidden = false; }, 120_000);
  };
  $("button", warning).addEventListener("click", async () => {
    const answer = await fetch("/account/presence", { method: "POST", redirect: "manual" }).catch(() => null);
    if (answer?.ok) wait();
  });
  wait();
}

// A password can be looked at while it is typed.
for (const button of document.querySelectorAll("[data-reveal]")) {
  const box = document.getElementById(button.dataset.reveal), show = button.textContent;
  button.hidden = false;
  button.addEventListener("click", () => {
    const isShown = box.type === "text";
    box.type = isShown ? "password" : "text";
    button.textContent = isShown ? show : button.dataset.hide;
    button.setAttribute("aria-pressed", String(!isShown));
  });
}

// The work that lets a registration straight through (crates/kit/src/proof.rs): done in slices while the person
// reads. Without scripts, or sent before it is done, the registration takes the slow lane.
async function prove({ challenge, parts, bits }) {
  const numbers = [];
  for (let part = 0, number = 0; part < parts; number = 0, part += 1) {
    const begins = `${challenge}:${part}:`;
    for (;;) {
      const until = performance.now() + 12;
      let found = false;
      while (!found && performance.now() < until) {
        for (let tries = 0; tries < 64 && !found; tries += 1) found = Math.clz32(hash(begins + number++)) >= bits;
      }
      if (found) break;
      await new Promise(resolve => setTimeout(resolve));
    }
    numbers.push(number - 1);
  }
  return numbers.join();
}

// The first 32 bits of the SHA-256 of an ASCII text shorter than 56 characters (FIPS 180-4, one block).
const words = new Uint32Array(64), rounds = [], starts = [];
for (let n = 2; rounds.length < 64; n += 1) {
  let prime = true;
  for (let by = 2; by * by <= n; by += 1) if (n % by === 0) prime = false;
  if (!prime) continue;
  if (starts.length < 8) starts.push((Math.sqrt(n) % 1) * 2 ** 32 | 0);
  rounds.push((Math.cbrt(n) % 1) * 2 ** 32 | 0);
}
function hash(text) {
  words.fill(0, 0, 16);
  for (let n = 0; n < text.length; n += 1) words[n >> 2] |= text.charCodeAt(n) << (24 - (n & 3) * 8);
  words[text.length >> 2] |= 0x80 << (24 - (text.length & 3) * 8);
  words[15] = text.length * 8;
  const turn = (x, by) => x >>> by | x << 32 - by;
  for (let n = 16; n < 64; n += 1) {
    const x = words[n - 15], y = words[n - 2];
    words[n] = words[n - 16] + words[n - 7] + (turn(x, 7) ^ turn(x, 18) ^ x >>> 3) + (turn(y, 17) ^ turn(y, 19) ^ y >>> 10);
  }
  let [a, b, c, d, e, f, g, h] = starts;
  for (let n = 0; n < 64; n += 1) {
    const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (e & f ^ ~e & g) + rounds[n] + words[n] | 0;
    const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + (a & b ^ a & c ^ b & c) | 0;
    h = g; g = f; f = e; e = d + one | 0; d = c; c = b; b = a; a = one + two | 0;
  }
  return a + starts[0] | 0;
}

// What a form still lacks; its sending waits for that.
const lacks = new Map();
function lacking(form, what) {
  const over = what.catch(() => {}).then(() => { if (lacks.get(form) === over) lacks.delete(form); });
  lacks.set(form, over);
}

const work = $("input[name=work][data-challenge]");
if (work) lacking(work.form, prove(work.dataset).then(numbers => { work.value = numbers; }));

// A photo by phone has many megabytes, which take minutes on a slow line; a document can be read from less. What
// cannot be made smaller here is sent as it was chosen; the server judges what it gets.
const pictures = 'input[type=file][accept*="image/jpeg"]';
async function shrink(box) {
  const file = box.files[0];
  if (!file?.type.startsWith("image/")) return;
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, 3000 / Math.max(picture.width, picture.height));
  // The server takes no other kind that a browser may know (HEIC, WebP): those become JPEG whatever their size.
  const isTaken = /^image\/(jpeg|png)$/.test(file.type);
  if (isTaken && scale === 1 && file.size <= 1_000_000) return;
  const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const paint = color => { pen.fillStyle = color; pen.fillRect(0, 0, canvas.width, canvas.height); };
  // Some browsers give out noise or white for what was drawn, against tracking: that would be a scan of nothing.
  paint("#369");
  const seen = pen.getImageData(0, 0, 1, 1).data;
  if ([0x33, 0x66, 0x99].some((drawn, n) => Math.abs(seen[n] - drawn) > 8)) return;
  // JPEG knows no transparency and would make it black.
  paint("#fff");
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const made = await new Promise(resolve => canvas.toBlob(resolve, "image/jpeg", 0.85));
  // Another file may have been chosen meanwhile.
  if (!made || box.files[0] !== file || (isTaken && made.size >= file.size)) return;
  const chosen = new DataTransfer();
  chosen.items.add(new File([made], `${file.name.replace(/\.[^.]*$/, "")}.jpg`, { type: made.type }));
  box.files = chosen.files;
}
addEventListener("change", ({ target }) => { if (target.matches(pictures)) lacking(target.form, shrink(target)); });
// On a slow line a file is chosen before this script is there.
document.querySelectorAll(pictures).forEach(box => lacking(box.form, shrink(box)));

// A page that is worth a copy on paper.
document.querySelectorAll("[data-print]").forEach(offer => {
  offer.hidden = false;
  $("button", offer).addEventListener("click", () => print());
});

// Without a line nothing is sent; the page says so, and keeps what was typed.
const offline = $("#offline");
addEventListener("online", () => { if (offline) offline.hidden = true; });

// A form is sent once, however often its button is pressed; on a line that broke it can be sent again soon after.
addEventListener("submit", event => {
  const form = event.target;
  if (form.dataset.sent) return event.preventDefault();
  if (offline && !navigator.onLine) {
    // The browser's own error page would take the place of this one, and with it what was typed.
    event.preventDefault();
    offline.hidden = false;
    offline.focus();
    return;
  }
  const lack = lacks.get(form);
  if (lack && form.requestSubmit) {
    // Sent too early: that takes a second more, however often it is pressed; after six it goes as it is.
    event.preventDefault();
    if (form.dataset.waits) return;
    form.dataset.waits = "yes";
    Promise.race([lack, new Promise(resolve => setTimeout(resolve, 6000))]).then(() => {
      delete form.dataset.waits;
      if (lacks.get(form) === lack) lacks.delete(form);
      form.requestSubmit(event.submitter);
    });
    return;
  }
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 4000);
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent));

// A box with a list of suggestions offers them; what is typed counts as well. What is chosen puts its id into the
// hidden box beside it, where there is one.
document.querySelectorAll("[data-suggest]").forEach(box => {
  const list = document.createElement("ul");
  const said = document.createElement("p");
  const code = $(`input[type=hidden][name=${box.name}_code]`);
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
  const take = row => {
    box.value = row.dataset.label;
    if (code) code.value = row.dataset.value;
    show(false);
  };
  const fill = found => {
    list.replaceChildren(...found.map((one, n) => {
      const row = document.createElement("li");
      row.id = list.id + n;
      row.dataset.value = one.value;
      row.dataset.label = row.textContent = one.label;
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
    if (code) code.value = "";
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const typed = box.value.trim();
      if (typed.length < 2) return fill([]);
      const body = new URLSearchParams({ list: box.dataset.list, q: typed });
      const answer = await fetch(box.dataset.suggest, { method: "POST", body }).catch(() => null);
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
