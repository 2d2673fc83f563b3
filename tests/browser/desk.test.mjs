// The desk: what a mission does with those who registered, as its staff do it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { press, sent, visitor, where } from "./browser.mjs";
import { codeSent, fill, register, signIn, signInBy } from "./journey.mjs";
import { suite } from "./suite.mjs";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

// Someone in Chile registers in Spanish; the number.
async function registered(browser, server, given, email) {
  const own = await visitor(browser, server.origin, { locale: "es", ...PHONE });
  const number = await register(own.page, "es", {
    name: { given_latin: given, family_latin: "Abuhadba" },
    spelling: {},
    residence: { country: "Chile", city: "Santiago" },
    contact: { email, language: ["es"] },
    about: {},
    consents: { news: true },
  });
  await own.page.goto("/es/register/email");
  assert.equal(await press(own.page), 303);
  await fill(own.page, { code: await codeSent(own.page, email) });
  assert.equal(await press(own.page), 303);
  return { ...own, number };
}

// The record with this number, found by it.
async function open(page, number) {
  await page.goto("/people");
  await page.locator("#q").fill(number);
  assert.equal(await press(page), 303);
  await page.locator("main tbody a").first().click();
  await page.waitForURL("**/people/*");
}

test("Spanish: the clerk in Santiago verifies who has just registered, by the number that they read out", async () => {
  const { browser, server } = suite;
  const person = await registered(browser, server, "Amal", "amal.abuhadba@example.com");
  const { context, page, problems } = await visitor(browser, server.origin, { locale: "es" });
  await signIn(page, "clerk-santiago", "es");
  await open(page, person.number);
  assert.equal(await page.locator("main .lead").innerText(), "Amal Abuhadba");
  await page.locator('main a[href$="/verification"]').click();
  await fill(page, { basis: ["papers"] });
  assert.equal(await press(page), 303);
  assert.equal(await page.locator("main .flash.success").count(), 1);
  assert.equal(await page.locator('main a[href$="/verification"]').count(), 0);
  // What the person reads of it: which office, not who.
  await signInBy(person.page, "es", "amal.abuhadba@example.com");
  await person.page.goto("/es/me/history");
  const history = await person.page.locator("main").innerText();
  assert.ok(history.includes("Santiago") && !history.includes("Giacaman"), history);
  assert.deepEqual([...problems, ...person.problems], []);
  await context.close();
  await person.context.close();
});

test("Arabic: a registration is sent back, mended by its person, and comes to the queue again", async () => {
  const { browser, server } = suite;
  const person = await registered(browser, server, "Issam", "issam.abuhadba@example.com");
  const { context, page, problems } = await visitor(browser, server.origin, { locale: "ar" });
  await signIn(page, "supervisor-santiago", "ar");
  await open(page, person.number);
  const record = where(page);
  await page.locator('main a[href$="/returning"]').click();
  await fill(page, { page: ["name"], reason: "Escriba su segundo apellido, como en el pasaporte." });
  assert.equal(await press(page), 303);
  assert.ok((await page.locator("main").innerText()).includes("segundo apellido"));

  await signInBy(person.page, "es", "issam.abuhadba@example.com");
  assert.ok((await person.page.locator("main").innerText()).includes("segundo apellido"));
  await person.page.goto("/es/me/name");
  await fill(person.page, { family_latin: "Abuhadba Salman" });
  assert.equal(await press(person.page), 303);
  assert.equal(where(person.page), "/es/me/resubmission");
  assert.equal(await press(person.page), 303);

  await page.goto(record);
  assert.ok((await page.locator("h1, .lead").allInnerTexts()).join().includes("Abuhadba Salman"));
  assert.equal(await page.locator('main a[href$="/verification"]').count(), 1);
  assert.deepEqual([...problems, ...person.problems], []);
  await context.close();
  await person.context.close();
});

test("two clerks, one case: each gets another, and of one that both have open the first decides", async () => {
  const { browser, server } = suite;
  const one = await visitor(browser, server.origin, { locale: "es" });
  const other = await visitor(browser, server.origin, { locale: "ar" });
  await signIn(one.page, "clerk-santiago", "es");
  await signIn(other.page, "supervisor-santiago", "ar");
  for (const { page } of [one, other]) {
    await page.goto("/queue?kind=registration");
    assert.equal(await sent(page, () => page.locator('form[action="/queue/next"] button').first().click()), 303);
  }
  assert.notEqual(where(one.page), where(other.page));
  await other.page.goto(where(one.page));
  assert.ok((await other.page.locator("main .notice.warning:visible").innerText()).includes("Layla Giacaman"));
  for (const { page } of [one, other]) {
    await page.locator('main a[href$="/verification"]').click();
    await fill(page, { basis: ["known"] });
  }
  assert.equal(await press(one.page), 303);
  assert.equal(await press(other.page), 422);
  assert.equal(await other.page.locator("#problems").count(), 1);
  assert.deepEqual([...one.problems, ...other.problems], []);
  await one.context.close();
  await other.context.close();
});

test("a supervisor transfers to Amman: the clerk there takes the person over, and Santiago sees them no more", async () => {
  const { browser, server } = suite;
  const person = await registered(browser, server, "Rula", "rula.abuhadba@example.com");
  const santiago = await visitor(browser, server.origin, { locale: "ar" });
  const amman = await visitor(browser, server.origin, { locale: "ar", ...PHONE });
  await signIn(santiago.page, "supervisor-santiago", "ar");
  await open(santiago.page, person.number);
  const record = where(santiago.page);
  await santiago.page.locator('main a[href$="/transfer"]').click();
  await fill(santiago.page, { country: "الأردن", city: "عمّان", reason: "أخبرنا أخوها أنها تقيم هناك منذ أيلول." });
  assert.equal(await press(santiago.page), 303);

  await signIn(amman.page, "clerk-amman", "ar");
  await amman.page.goto("/queue?kind=transfer");
  await amman.page.locator("main .tasks li", { hasText: person.number }).locator("a").click();
  await amman.page.waitForURL("**/transfers/*");
  assert.ok((await amman.page.locator("main").innerText()).includes("منذ أيلول"));
  await fill(amman.page, { answer: ["accept"] });
  assert.equal(await press(amman.page), 303);
  assert.equal(where(amman.page), record);
  assert.ok((await amman.page.locator("main").innerText()).includes("الأردن"));
  // The page that is still open in Santiago leads nowhere any more.
  await santiago.page.locator('main a[href$="/edit"]').click();
  await santiago.page.waitForLoadState();
  assert.equal(await santiago.page.locator("h1").count(), 1);
  assert.ok(!(await santiago.page.locator("main").innerText()).includes("Abuhadba"));
  assert.deepEqual(amman.problems, []);
  await santiago.context.close();
  await amman.context.close();
  await person.context.close();
});

test("Arabic on a phone: the desk registers a woman without e-mail, who opens her record with what she took home", async () => {
  const { browser, server } = suite;
  const { context, page, problems } = await visitor(browser, server.origin, { locale: "ar", ...PHONE });
  await signIn(page, "clerk-beirut", "ar");
  await page.goto("/people");
  await page.locator('main a[href="/people/new"]').click();
  await page.waitForURL("**/people/new");
  assert.equal(await press(page), 422);
  await fill(page, {
    given_ar: "فاطمة", father_ar: "محمود", family_ar: "الصالح", city: "صيدا", no_contact: true, language: ["ar"],
    birth_year: "١٩٥٢", sex: ["female"], ground: ["papers"], witness: true,
  });
  assert.equal(await press(page), 303);
  const [number, code] = (await page.locator("main .reference").allInnerTexts()).map(text => text.trim());
  assert.ok(number && code, "a number and a code");

  const own = await visitor(browser, server.origin, { locale: "ar", ...PHONE });
  await own.page.goto("/ar/me/sign-in");
  await own.page.locator("input[name=number]").fill(number);
  await own.page.locator("input[name=code]").fill(code);
  assert.equal(await sent(own.page, () => own.page.keyboard.press("Enter")), 303);
  assert.equal(where(own.page), "/ar/me");
  assert.ok((await own.page.locator("main").innerText()).includes("فاطمة محمود الصالح"));
  assert.deepEqual([...problems, ...own.problems], []);
  await context.close();
  await own.context.close();
});

test("Arabic: the auditor follows what was done to one record, and learns whose it is nowhere", async () => {
  const { browser, server } = suite;
  const clerk = await visitor(browser, server.origin, { locale: "es" });
  await signIn(clerk.page, "clerk-santiago", "es");
  await clerk.page.goto("/people?status=verified");
  const name = await clerk.page.locator("main tbody a").first().innerText();
  await clerk.page.locator("main tbody a").first().click();
  await clerk.page.waitForURL("**/people/*");
  const id = where(clerk.page).split("/").at(-1);
  const number = await clerk.page.locator("main bdi.ltr").first().innerText();
  await clerk.page.locator('main a[href$="/notes/new"]').click();
  await fill(clerk.page, { text: "Llama por la mañana.", reach: ["office"] });
  assert.equal(await press(clerk.page), 303);

  const { context, page, problems } = await visitor(browser, server.origin, { locale: "ar" });
  await signIn(page, "auditor", "ar");
  await page.goto("/audit");
  const row = page.locator("main tbody tr", { hasText: "كُتبت ملاحظة" }).first();
  assert.ok((await row.innerText()).includes("Layla Giacaman"), await row.innerText());
  await row.locator('a[href*="person="]').first().click();
  await page.waitForURL("**/audit?*person=*");
  const shown = await page.content();
  assert.ok(await page.locator("main tbody tr").count() >= 2, "the look and the note");
  for (const secret of [name, id, number, "mañana"]) assert.ok(!shown.includes(secret), secret);
  assert.equal((await page.goto(`/people/${id}`)).status(), 403);
  assert.deepEqual(clerk.problems, []);
  assert.deepEqual(problems.filter(problem => !JSON.stringify(problem).includes("403")), []);
  await context.close();
  await clerk.context.close();
});
