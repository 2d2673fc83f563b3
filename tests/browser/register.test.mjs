// The journey of this register: a person abroad registers, the mission that serves them finds and
// verifies them, no other mission does.

import assert from "node:assert/strict";
import { test } from "node:test";
import { press, sent, visitor, where } from "./browser.mjs";
import { fill, find, numberShown, register, signIn, staff, verify } from "./journey.mjs";
import { suite } from "./suite.mjs";

const CLERK = "clerk-santiago";

test("Arabic on a phone: registered, found by name and verified by the mission, by no other", async () => {
  const { browser, server } = suite;
  const phone = await visitor(browser, server.origin, { locale: "ar", viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const number = await register(phone.page, "ar", {
    name: { given_ar: "نوّارة", father_ar: "غسّان", grandfather_ar: "عيسى", family_ar: "السنديانيّ" },
    residence: { country: "تشيلي", city: "لا سيرينا" },
    contact: { phone: "٠٠٥٦ ٢ ٢٣٤٥ ٦٧٨٩", language: ["ar"] },
    about: { birth_year: "١٩٥٧", sex: ["female"], origin: "بيت جالا" },
    consents: { events: true },
  });

  const desk = await visitor(browser, server.origin, { locale: "ar" });
  await signIn(desk.page, CLERK, "ar");
  const row = await find(desk.page, "نوارة السندياني", number);
  assert.ok(row, "the mission finds the person by name, written without its marks");
  assert.match(await row.innerText(), /نوّارة/);
  const record = await verify(desk.page, row);
  assert.match(await desk.page.locator("main").innerText(), /لا سيرينا/);

  const others = (await staff(desk.page, "ar")).filter(slug => slug.startsWith("clerk-") && slug !== CLERK);
  assert.notEqual(others.length, 0, "the demonstration has a clerk of another country");
  const elsewhere = await visitor(browser, server.origin, { locale: "ar" });
  await signIn(elsewhere.page, others[0], "ar");
  await elsewhere.page.goto("/people");
  assert.notEqual(await elsewhere.page.locator("main tbody tr").count(), 0, `${others[0]} sees people of their own`);
  assert.equal(await find(elsewhere.page, "نوارة السندياني", number, 0), null);
  assert.equal(await find(elsewhere.page, number, number, 0), null);
  for (const path of [record, `${record}/verification`]) {
    const answer = await elsewhere.page.goto(path);
    assert.equal(answer.status(), 404);
    assert.ok(!(await answer.text()).includes("السندياني"), "no word about the person");
  }
  for (const { context, problems } of [phone, desk, elsewhere]) {
    assert.deepEqual(problems, []);
    await context.close();
  }
});

test("Spanish without scripts: mistakes are explained and answers kept, the mission finds the person", async () => {
  const { browser, server } = suite;
  const { context, page, problems } = await visitor(browser, server.origin, { locale: "es", javaScriptEnabled: false });
  await page.goto("/es/register");
  assert.equal(await press(page), 303);
  await fill(page, { father_ar: "Ghassan", family_latin: "Sandiani Contreras" });
  assert.equal(await press(page), 422);
  assert.equal(where(page), "/es/register/name");
  assert.equal(await page.locator("#problems li").count(), 2, "both mistakes are listed");
  assert.equal(await page.locator("[name=family_latin]").inputValue(), "Sandiani Contreras");
  assert.equal(await page.locator("[name=father_ar]").inputValue(), "Ghassan");
  assert.match(await page.title(), /^Error: /);
  // The language is changed in the middle: what was typed is still there, and nothing is sent.
  assert.equal(await sent(page, () => page.locator("nav.languages button[value=en]").click()), 303);
  assert.equal(where(page), "/en/register/name");
  assert.equal(await page.locator("[name=family_latin]").inputValue(), "Sandiani Contreras");
  assert.equal(await page.locator("[name=father_ar]").inputValue(), "Ghassan");

  const number = await register(page, "es", {
    name: { given_latin: "Nawara María", family_latin: "Sandiani Contreras" },
    residence: { country: "Chile", city: "Coquimbo" },
    contact: { email: "nawara@example.org", language: ["es"] },
    about: { birth_day: "27", birth_month: "marzo", birth_year: "1957" },
    consents: {},
  });
  // Seen again, the page is the same; the check page cannot be sent a second time.
  await page.reload();
  assert.equal(await numberShown(page, "es"), number);
  await page.goto("/es/register/check");
  assert.equal(where(page), "/es/register");

  const desk = await visitor(browser, server.origin, { locale: "es", javaScriptEnabled: false });
  await signIn(desk.page, CLERK, "es");
  const row = await find(desk.page, "Sandiani Contreras", number);
  assert.ok(row, "the mission finds the person");
  await verify(desk.page, row);
  assert.deepEqual([...problems, ...desk.problems], []);
  await context.close();
  await desk.context.close();
});

test("English by keyboard alone: from the start page to the number, past a mistake", async () => {
  const { context, page, problems } = await visitor(suite.browser, suite.server.origin, { locale: "en", viewport: { width: 1280, height: 900 } });
  const keys = page.keyboard;
  const held = selector => page.evaluate(selector => document.activeElement?.matches(selector) ?? false, selector);
  // Tab until `selector` holds the focus. Whatever holds it on the way must show that it does.
  const tabTo = async selector => {
    for (let presses = 0; presses < 60; presses += 1) {
      await keys.press("Tab");
      const seen = await page.evaluate(() => {
        const on = document.activeElement, style = on && getComputedStyle(on);
        return { tag: on?.outerHTML.slice(0, 120), on: on !== document.body, shows: style && (style.outlineStyle !== "none" || style.boxShadow !== "none") };
      });
      if (seen.on) assert.ok(seen.shows, `the focus is seen on ${seen.tag}`);
      if (await held(selector)) return;
    }
    assert.fail(`the Tab key does not reach ${selector} on ${where(page)}`);
  };
  const type = async (name, text) => { await tabTo(`[name=${name}]`); await keys.type(text); };
  const send = async () => {
    await tabTo("main form[method=post] button");
    return sent(page, () => keys.press("Enter"));
  };

  await page.goto("/en");
  await keys.press("Tab");
  assert.ok(await held("a.skip"), "the first stop is the link to the content");
  await keys.press("Enter");
  await tabTo("main a.button.start");
  await keys.press("Enter");
  await page.waitForURL("**/en/register");
  assert.equal(await send(), 303);

  assert.equal(await send(), 422);
  assert.ok(await held("#problems"), "the summary of mistakes takes the focus");
  await tabTo("#problems a");
  await keys.press("Enter");
  assert.ok(await held("[name=given_latin]"), "its link leads into the box");
  await keys.type("Nawara");
  await type("family_latin", "Sandiani");
  await keys.press("Enter");
  await page.waitForURL("**/en/register/spelling");
  assert.equal(await send(), 303);
  await type("country", "Chile");
  await type("city", "Arica");
  assert.equal(await send(), 303);
  await tabTo("[name=no_contact]");
  await keys.press("Space");
  await tabTo("[name=language]");
  await keys.press("ArrowDown");
  assert.ok(await held("[name=language]:checked"), "arrows choose");
  assert.equal(await send(), 303);
  await tabTo("[name=origin]");
  await keys.type("bet jala", { delay: 20 });
  await page.locator("#origin-list li").first().waitFor();
  await keys.press("ArrowDown");
  await keys.press("Enter");
  assert.notEqual(await page.locator("[name=origin_code]").inputValue(), "", "what is chosen is known by its id");
  assert.equal(await send(), 303);
  await tabTo("[name=surveys]");
  await keys.press("Space");
  assert.ok(await held("[name=surveys]:checked"));
  assert.equal(await send(), 303);
  assert.equal(where(page), "/en/register/check");
  assert.match(await page.locator("main").innerText(), /Nawara Sandiani[\s\S]*Arica/);
  assert.equal(await send(), 303);
  await numberShown(page, "en");
  assert.deepEqual(problems, []);
  await context.close();
});
