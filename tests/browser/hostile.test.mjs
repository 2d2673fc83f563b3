// Every text of the demonstration replaced by hostile ones, and hostile ones typed into every box: nothing of them runs,
// and nothing of them becomes a part of any page, whoever looks. Pages are found by their links, as a visitor finds them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { launch, press, sent, visitor, where } from "./browser.mjs";
import { addPasskey, memberSignIn, signIn } from "./journey.mjs";
import { PAYLOADS } from "./payloads.mjs";
import * as demo from "./server.mjs";

// Columns in which people or staff write, and that are not sealed; what is sealed is typed below.
const WRITTEN = {
  people: ["given_ar", "father_ar", "grandfather_ar", "family_ar", "given_latin", "family_latin", "origin", "occupation", "city", "camp", "external_id"],
  contact_points: ["as_typed"],
  residences: ["city"],
  transfers: ["city"],
  staff_accounts: ["name"],
  missions: ["city_ar", "city_en", "city_es", "address", "phone", "hours"],
  regions: ["name_ar", "name_en", "name_es"],
  companies: ["name", "other_name", "activity", "city", "brands", "website", "wanted", "words"],
  associations: ["name", "other_name", "registered_as", "city", "address", "phone", "email", "website", "words"],
  association_officers: ["name", "title"],
  introductions: ["company_name", "other_company_name", "words", "contact", "other_contact", "note"],
  experts: ["profession", "specialties", "licence_issuer", "licence_number", "words"],
  opportunities: ["institution", "title_ar", "text_ar", "title_en", "text_en", "title_es", "text_es", "activity", "place", "specialty"],
  public_figures: ["name", "other_name", "office_words", "body", "city", "origin", "source", "contact", "words"],
  opportunity_interests: ["company_name", "words", "contact", "note", "asking"],
};
// Two of each kind of page show what a third would, and one of each kind of narrowed list; whoever comes later looks at
// one of what others have seen, and types into no form that was typed into.
const seen = new Set(), typed = new Set();
// The payload that is typed next: each box gets another.
let next = 0;
const ofEach = (path, pattern) => (path.includes("?") || seen.has(pattern) ? 1 : 2);

let server, browser, routes;

before(async () => {
  server = await demo.start({ people: 1000 });
  routes = await demo.routes();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

// Writes payloads over everything that is written, each row another; how many values.
function poison() {
  const db = new DatabaseSync(join(server.data, "demo", "mahjar.db"), { timeout: 10_000 });
  let written = 0;
  try {
    for (const [table, wanted] of Object.entries(WRITTEN)) {
      const there = db.prepare(`SELECT name FROM pragma_table_info('${table}')`).all().map(({ name }) => name);
      const columns = wanted.filter(column => there.includes(column));
      assert.ok(columns.length, `${table} has none of its columns`);
      const rows = db.prepare(`SELECT rowid FROM ${table}`).all();
      const write = db.prepare(`UPDATE ${table} SET ${columns.map(column => `${column} = ?`).join(", ")} WHERE rowid = ?`);
      db.exec("BEGIN IMMEDIATE");
      for (const { rowid } of rows) {
        // The ids of other systems are each another.
        write.run(...columns.map(column => PAYLOADS[written++ % PAYLOADS.length] + (column === "external_id" ? rowid : "")), rowid);
      }
      db.exec("COMMIT");
    }
  } finally {
    db.close();
  }
  return written;
}

// What of a payload has become a part of the page.
const become = page => page.evaluate(() => {
  const is = element =>
    [...element.attributes].some(({ name, value }) =>
      name === "hostile" || name.startsWith("on") || (["href", "src", "action", "formaction", "data", "xlink:href"].includes(name) && /^[\s\0-\x1f]*(javascript:|vbscript:|data:text)/i.test(value))) ||
    ["base", "object", "embed", "iframe", "marquee"].includes(element.localName) ||
    (element.localName === "script" && !(element.src ?? "").startsWith?.(location.origin)) ||
    (element.localName === "meta" && element.httpEquiv === "refresh");
  const parts = [...document.querySelectorAll("*")].filter(is).map(element => element.outerHTML.slice(0, 200));
  return window.hostileRan ? [...parts, "it ran"] : parts;
});

// The pattern of the route table that an address belongs to.
function patternOf(path) {
  const bare = path.replace(/[?#].*$/, "").replace(/^\/(ar|en|es)(?=\/|$)/, "") || "/";
  const fits = row => {
    const wanted = row.path.split("/"), given = bare.split("/");
    return wanted.length === given.length && wanted.every((part, at) => part.startsWith("{") || part === given[at]);
  };
  return routes.find(row => row.path === bare)?.path ?? routes.find(fits)?.path;
}

// Follows all links from `starts`, and types a payload into every box of every form on the way.
async function crawl(lang, who, starts, enter) {
  const { context, page, problems } = await visitor(browser, server.origin, { locale: lang });
  const met = new Map(), wrong = [];
  const begun = next;
  let answers = 0;
  const look = async () => {
    answers += 1;
    for (const part of await become(page)) wrong.push(`${who} at ${where(page)}: ${part}`);
    // A box for a date says so when it is given something else.
    for (const problem of problems.splice(0).filter(text => !/required format, "yyyy-MM-dd"/.test(text))) wrong.push(`${who} at ${where(page)}: ${problem}`);
  };
  try {
    await enter?.(page);
    problems.splice(0);
    const waiting = [...starts];
    while (waiting.length) {
      const path = waiting.shift();
      const pattern = patternOf(path) ?? path;
      // The same page with other words of its address is another state of it.
      const kind = pattern + path.replace(/^[^?]*/, "").replace(/=[^&]*/g, "=");
      if ((met.get(kind) ?? 0) >= ofEach(path, pattern)) continue;
      met.set(kind, (met.get(kind) ?? 0) + 1);
      await page.goto(path);
      await look();
      const links = await page.locator("a[href]").evaluateAll(all => all.map(link => link.getAttribute("href")));
      for (const link of links) {
        if (!link.startsWith("/") || link.startsWith("//") || /sign-out|as=|\.css|\.js|\/dev\//.test(link)) continue;
        if (/^\/(ar|en|es)(\/|$)/.test(link) && !link.startsWith(`/${lang}`)) continue;
        waiting.push(link.replace(/#.*$/, ""));
      }
      // Each form once in each kind of page: all of its boxes full of what is hostile.
      const forms = await page.locator("form").count();
      for (let at = 0; at < forms; at += 1) {
        const name = `${pattern} ${at}`;
        if (typed.has(name)) continue;
        typed.add(name);
        await page.goto(path);
        const first = next;
        const boxes = await page.locator("form").nth(at).evaluate((form, { payloads, from }) => {
          const boxes = [...form.elements].filter(box =>
            box.localName === "textarea" || (box.localName === "input" && !["hidden", "checkbox", "radio", "submit", "button", "file"].includes(box.type)));
          boxes.forEach((box, n) => {
            box.type = box.localName === "input" ? "text" : box.type;
            box.removeAttribute("maxlength");
            box.value = payloads[(from + n) % payloads.length];
          });
          return boxes.length;
        }, { payloads: PAYLOADS, from: first });
        if (!boxes) continue;
        next += boxes;
        const form = page.locator("form").nth(at);
        if ((await form.getAttribute("method")) === "post") {
          // No device makes a passkey here: what stands beside it is sent all the same.
          await sent(page, () => form.evaluate(form => { form.noValidate = true; form.dataset.passkey ? form.submit() : form.requestSubmit(); }));
        } else {
          await Promise.all([page.waitForEvent("load"), form.evaluate(form => { form.noValidate = true; form.requestSubmit(); })]);
        }
        await look();
      }
    }
  } finally {
    await context.close();
  }
  return { wrong, answers, met: new Set([...met.keys()].map(kind => kind.replace(/\?.*$/, ""))), boxes: next - begun };
}

// Opens each of these, types what their forms keep sealed, and sends it.
async function keep(page, path, text) {
  await page.goto(path);
  for (const box of await page.locator("main form[method=post] textarea").all()) await box.fill(text);
  const choices = await page.locator("main form[method=post] input[type=radio]").evaluateAll(all => [...new Map(all.map(box => [box.name, box.id])).values()]);
  for (const id of choices) await page.locator(`label[for="${id}"]`).click();
  await sent(page, () => page.locator("main form[method=post] button[type=submit]").first().click());
}

test("nothing hostile runs or becomes a part of a page", async t => {
  const lang = "ar";
  // What is sealed is written by hand, while people can still be found by their names.
  const desk = await visitor(browser, server.origin, { locale: lang });
  await signIn(desk.page, "supervisor-santiago", lang);
  await desk.page.goto("/people?status=submitted");
  const people = await desk.page.locator("main tbody a").evaluateAll(links => links.map(link => link.getAttribute("href")));
  assert.ok(people.length >= 4);
  let n = 0;
  for (const person of people.slice(0, 8)) await keep(desk.page, `${person}/notes/new`, PAYLOADS[n++ * 9 % PAYLOADS.length]);
  await keep(desk.page, `${people[0]}/returning`, PAYLOADS[10]);
  await keep(desk.page, `${people[1]}/rejection`, PAYLOADS[20]);
  await desk.context.close();
  const written = poison();
  assert.ok(written > 1000, `${written} values`);

  let answers = 0, boxes = 0;
  const steps = routes.filter(row => row.path.startsWith("/register/") && row.methods.includes("get")).map(row => `/${lang}${row.path}`);
  const cases = ["returning", "receipt", "transfer"].map(page => `${people[2]}/${page}`);
  const starts = { staff: ["/dashboard", "/people", "/people/searches", "/queue", "/queue?kind=request", "/queue?kind=transfer", ...people.slice(0, 3), ...cases, "/public-figures/01970000-0000-7000-8000-000000000e00", "/account/proof"] };
  for (const [who, from, enter] of [
    ["guest", [...steps, `/${lang}`, `/${lang}/sign-in`, `/${lang}/demo`, `/${lang}/styleguide`], async page => (await page.goto(`/${lang}/register`), press(page))],
    // The member heads an association, whose members a passkey opens; first, before what is typed ends that.
    ["member", [`/${lang}/me/associations`, `/${lang}/me/passkeys/proof`, `/${lang}/me`], async page => (await memberSignIn(page, lang), addPasskey(page, lang))],
    ["supervisor-santiago", starts.staff, page => signIn(page, "supervisor-santiago", lang)],
    ["officer-south-america", ["/dashboard", "/people"], page => signIn(page, "officer-south-america", lang)],
    ["programme-manager", ["/opportunities/01970000-0000-7000-8000-000000000f00", "/opportunities/01970000-0000-7000-8000-000000000f04/matches", "/dashboard", "/companies", "/experts", "/opportunities"], page => signIn(page, "programme-manager", lang)],
    ["analyst", ["/dashboard"], page => signIn(page, "analyst", lang)],
    ["administrator-two", ["/dashboard", "/staff-accounts", "/missions", "/regions"], page => signIn(page, "administrator-two", lang)],
    ["auditor", ["/dashboard", "/audit"], page => signIn(page, "auditor", lang)],
  ]) {
    await t.test(who, async t => {
      const found = await crawl(lang, who, from, enter);
      answers += found.answers;
      boxes += found.boxes;
      found.met.forEach(pattern => seen.add(pattern));
      t.diagnostic(`${found.answers} answers, ${found.met.size} kinds of page, ${found.boxes} boxes`);
      assert.deepEqual(found.wrong, []);
      assert.ok(found.answers > 5);
    });
  }
  t.diagnostic(`${answers} answers, ${seen.size} kinds of page, ${boxes} boxes, ${written} values in the database`);
  assert.ok(boxes >= PAYLOADS.length, "every payload was typed");
  const missed = routes.filter(row => row.methods.includes("get") && row.access !== "Neutral" && !seen.has(row.path)).map(row => row.path);
  t.diagnostic(`not met: ${missed.join(" ")}`);
  assert.ok(missed.length <= 18, `${missed.length} kinds of page were not met`);
});

// The control: the same eyes see a payload that is let through.
test("a payload that becomes a part of a page is found out", async () => {
  const { context, page } = await visitor(browser, server.origin, { locale: "en" });
  await page.goto("/en");
  assert.deepEqual(await become(page), []);
  let found = 0;
  for (const payload of PAYLOADS) {
    await page.goto("/en");
    await page.evaluate(text => (document.querySelector("main").innerHTML = `<p title="${text}">${text}</p>`), payload);
    if ((await become(page)).length) found += 1;
  }
  assert.ok(found >= 45, `${found} of ${PAYLOADS.length}`);
  await context.close();
});

test("the server logged no error meanwhile", () => {
  assert.equal(server.running(), true);
  assert.deepEqual(server.errors(), []);
});
