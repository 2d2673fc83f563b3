// Coming back: to a registration that was broken off, and to one's own record.

import assert from "node:assert/strict";
import { test } from "node:test";
import { press, sent, visitor, where } from "./browser.mjs";
import { answer, codeSent, fill, numberShown, register } from "./journey.mjs";
import { suite } from "./suite.mjs";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

// Confirms the address of who has just registered here.
async function confirm(page, lang, email) {
  await page.locator(`main a[href="/${lang}/register/email"]`).click();
  await page.waitForURL(`**/${lang}/register/email`);
  assert.equal(await press(page), 303);
  await fill(page, { code: await codeSent(page, email) });
  assert.equal(await press(page), 303);
  assert.equal(where(page), `/${lang}/register/done`);
  assert.equal(await page.locator("main .flash.success").count(), 1);
}

// Signs in by a code to `email`.
async function signIn(page, lang, email) {
  await page.goto(`/${lang}/me`);
  assert.equal(where(page), `/${lang}/me/sign-in`);
  await fill(page, { email });
  assert.equal(await press(page), 303);
  await fill(page, { code: await codeSent(page, email) });
  assert.equal(await press(page), 303);
}

test("Arabic on a phone: from the start to the number, and back from another phone by a code", async () => {
  const { browser, server } = suite;
  const { context, page, problems } = await visitor(browser, server.origin, { locale: "ar", ...PHONE });
  const number = await register(page, "ar", {
    name: { given_ar: "ميسون", father_ar: "نبيل", family_ar: "القطب" },
    residence: { country: "لبنان", city: "صور" },
    camp: { camp: ["lb-rashidieh"] },
    contact: { email: "maysoun.qutob@example.org", language: ["ar"] },
    about: { birth_day: "٤", birth_month: "تموز", birth_year: "١٩٧١", sex: ["female"], occupation: "" },
    consents: {},
  });
  assert.notEqual((await page.locator("main > p.reference").innerText()).trim(), "", "the return code is shown");
  assert.equal(await page.locator("main .notice.warning").count(), 0, "the work was done: nothing is held up");
  await confirm(page, "ar", "maysoun.qutob@example.org");

  const other = await visitor(browser, server.origin, { locale: "ar", ...PHONE });
  await signIn(other.page, "ar", "maysoun.qutob@example.org");
  assert.equal(where(other.page), "/ar/me");
  const shown = await other.page.locator("main").innerText();
  assert.ok(shown.includes("ميسون") && shown.includes(number), shown);
  assert.deepEqual([...problems, ...other.problems], []);
  await context.close();
  await other.context.close();
});

test("English with a line that breaks in the middle: nothing typed is lost, and another phone goes on", async () => {
  const { browser, server } = suite;
  const { context, page } = await visitor(browser, server.origin, { locale: "en", ...PHONE });
  await page.goto("/en/register");
  assert.equal(await press(page), 303);
  await answer(page, "en", { name: { given_latin: "Samir", family_latin: "Haddad" }, spelling: {}, residence: { country: "Chile", city: "Osorno" } }, "contact");
  await fill(page, { phone: "+56 9 6123 4567", email: "samir.haddad@example.org" });
  await context.setOffline(true);
  await page.locator("main form[method=post] button[type=submit]").first().click();
  await page.locator("#offline").waitFor();
  await context.setOffline(false);
  await page.locator("#offline").waitFor({ state: "hidden" });
  assert.equal(await page.locator("[name=phone]").inputValue(), "+56 9 6123 4567", "what was typed stands there");
  assert.equal(await page.locator("[name=email]").inputValue(), "samir.haddad@example.org");
  // An answer that is refused is kept as it was typed, too: the language of letters is missing.
  assert.equal(await press(page), 422);
  await page.goto("/en/register/later");
  const code = (await page.locator("main .panel .reference").innerText()).trim();

  const other = await visitor(browser, server.origin, { locale: "en", ...PHONE });
  await other.page.goto("/en/register");
  await other.page.locator('main a[href="/en/register/resume"]').click();
  await other.page.waitForURL("**/en/register/resume");
  await fill(other.page, { code: code.toLowerCase() });
  assert.equal(await press(other.page), 303);
  assert.equal(where(other.page), "/en/register/contact");
  assert.equal(await other.page.locator("[name=phone]").inputValue(), "+56 9 6123 4567");
  await answer(other.page, "en", { contact: { language: ["en"] }, about: {}, consents: { news: true } });
  const check = await other.page.locator("main").innerText();
  assert.match(check, /Samir Haddad[\s\S]*Osorno[\s\S]*samir\.haddad@example\.org/);
  // Pressed twice in a hurry: one number.
  assert.equal(await sent(other.page, () => other.page.locator("main form[method=post] button").first().dblclick()), 303);
  await numberShown(other.page, "en");
  // The first phone has nothing left to send.
  await page.goto("/en/register/check");
  assert.equal(where(page), "/en/register");
  assert.deepEqual(other.problems, []);
  await context.close();
  await other.context.close();
});

test("Spanish: a family with one address, each with a registration of their own", async () => {
  const { browser, server } = suite;
  const email = "familia.jadue@example.org";
  const numbers = {};
  for (const given of ["Elena", "Tomás"]) {
    const { context, page, problems } = await visitor(browser, server.origin, { locale: "es", ...PHONE });
    numbers[given] = await register(page, "es", {
      name: { given_latin: given, family_latin: "Jadue" },
      residence: { country: "Chile", city: "La Calera" },
      contact: { email, language: ["es"] },
      consents: {},
    });
    await confirm(page, "es", email);
    assert.deepEqual(problems, []);
    await context.close();
  }
  const { context, page, problems } = await visitor(browser, server.origin, { locale: "es", ...PHONE });
  await signIn(page, "es", email);
  assert.equal(where(page), "/es/me/who");
  const names = await page.locator("main form label").allInnerTexts();
  assert.ok(names.some(name => name.includes("Elena")) && names.some(name => name.includes("Tomás")), names.join());
  await page.locator("main form label", { hasText: "Tomás" }).click();
  assert.equal(await press(page), 303);
  assert.equal(where(page), "/es/me");
  const shown = await page.locator("main").innerText();
  assert.ok(shown.includes(numbers["Tomás"]) && !shown.includes(numbers.Elena));
  assert.deepEqual(problems, []);
  await context.close();
});
