// Families: a mother and her children before the desk, and a husband abroad who says yes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { press, visitor, where } from "./browser.mjs";
import { fill, registered, signIn } from "./journey.mjs";
import { suite } from "./suite.mjs";

async function asks(page, lang, given, year) {
  await page.goto(`/${lang}/me/family/child`);
  await fill(page, { given_ar: given, father_ar: "سامي", family_ar: "الشريف", birth_day: "٥", birth_month: "أيار", birth_year: year, sex: ["female"], basis: ["parent"], together: ["yes"] });
  assert.equal(await press(page), 303);
  assert.equal(where(page), `/${lang}/me/family`);
}

test("Arabic, telephone: a mother asks for two children, and the desk confirms her", async () => {
  const mother = await registered(suite, "ar", "رنا", "تشيلي", "rana.alsharif@example.com");
  await asks(mother.page, "ar", "جود", "2014");
  await asks(mother.page, "ar", "لين", "٢٠١٧");
  assert.equal(await mother.page.locator("main .tasks li").count(), 2);
  const { context, page, problems } = await visitor(suite.browser, suite.server.origin, { locale: "es" });
  await signIn(page, "clerk-santiago", "es");
  await page.goto("/people");
  await page.locator("#q").fill(mother.number);
  assert.equal(await press(page), 303);
  await page.locator("main tbody a").first().click();
  await page.waitForURL("**/people/*");
  const record = where(page);
  await page.goto(`${record}/family`);
  const waiting = await page.locator('main .notice a[href*="/requests/"]').evaluateAll(links => links.map(link => link.getAttribute("href")));
  assert.equal(waiting.length, 2);
  // Her own registration first.
  await page.goto(waiting[0]);
  await fill(page, { answer: ["accept"], evidence: ["birth"] });
  assert.equal(await press(page), 422);
  await page.goto(`${record}/verification`);
  await fill(page, { basis: ["papers"] });
  assert.equal(await press(page), 303);
  for (const address of waiting) {
    await page.goto(address);
    await fill(page, { answer: ["accept"], evidence: ["family_book"] });
    assert.equal(await press(page), 303);
  }
  assert.equal(where(page), `${record}/family`);
  assert.equal(await page.locator("svg.family rect").count(), 3);
  assert.match(await page.locator("svg.family").textContent(), /shar/i);
  await mother.page.goto("/ar/me/family");
  const family = await mother.page.locator("main").innerText();
  assert.ok(family.includes("جود") && family.includes("لين") && family.includes("تتصرف باسمه"), family);
  await mother.page.locator("main .tasks a").first().click();
  await mother.page.waitForURL("**/me/family/*");
  assert.ok((await mother.page.locator("main").innerText()).includes("جود سامي الشريف"));
  assert.deepEqual([...problems, ...mother.problems], []);
  await context.close();
  await mother.context.close();
});

test("a wife in Chile and a husband in Jordan: a code, a yes, and each keeps their own record", async () => {
  const wife = await registered(suite, "es", "Huda", "Chile", "huda.alsharif@example.com");
  const husband = await registered(suite, "ar", "منذر", "الأردن", "munther.alsharif@example.com");
  await wife.page.goto("/es/me/family/invitation");
  await fill(wife.page, { role: ["spouse"], name: "Munther", together: ["no"] });
  assert.equal(await press(wife.page), 303);
  const code = await wife.page.locator(".reference").innerText();
  await husband.page.goto("/ar/me/family/joining");
  await fill(husband.page, { code: code.toLowerCase() });
  assert.equal(await press(husband.page), 200);
  // As it is written in Arabic.
  assert.match(await husband.page.locator("main .lead").innerText(), /الشريف/);
  await fill(husband.page, { answer: ["yes"] });
  assert.equal(await press(husband.page), 303);
  assert.ok((await husband.page.locator("main").innerText()).includes("تشيلي"));
  await wife.page.goto("/es/me/family");
  const shown = await wife.page.locator("main").innerText();
  assert.ok(shown.includes("Alsharif") || shown.includes("Sharif"), shown);
  assert.ok(shown.includes("Jordania"), shown);
  // Santiago sees that there is someone, not who or where.
  const { context, page, problems } = await visitor(suite.browser, suite.server.origin, { locale: "es" });
  await signIn(page, "clerk-santiago", "es");
  await page.goto("/people");
  await page.locator("#q").fill(wife.number);
  assert.equal(await press(page), 303);
  await page.locator("main tbody a").first().click();
  await page.waitForURL("**/people/*");
  await page.goto(`${where(page)}/family`);
  const seen = await page.locator("main").innerText();
  assert.ok(!seen.includes("Jordania") && seen.includes("Familiar en otro país"), seen);
  assert.equal(await page.locator("main .tasks a").count(), 0);
  assert.deepEqual([...problems, ...wife.problems, ...husband.problems], []);
  await context.close();
  await wife.context.close();
  await husband.context.close();
});
