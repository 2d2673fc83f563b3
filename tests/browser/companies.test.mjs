// Companies: a businessman says what he looks for, the desk finds him a partner in the directory, and both say yes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { press, where } from "./browser.mjs";
import { fill, registered, verified } from "./journey.mjs";
import { suite } from "./suite.mjs";

test("Arabic, telephone: a businessman finds a partner through staff", async () => {
  const maker = await registered(suite, "ar", "نبيل", "تشيلي", "nabil.maker@example.com");
  await maker.page.goto("/ar/me/companies/new");
  await fill(maker.page, { name: "معمل صابون الجبل", activity: "مصنع صابون", position: ["owner"] });
  // What it does may mean several trades of ISIC: the nearest is chosen.
  assert.equal(await press(maker.page), 422);
  await fill(maker.page, { activity_code: ["20"] });
  assert.equal(await press(maker.page), 303);
  const company = where(maker.page);
  await maker.page.goto(`${company}/about`);
  await fill(maker.page, { trade: ["exports"], size: ["micro"] });
  assert.equal(await press(maker.page), 303);
  await maker.page.goto(`${company}/directory`);
  await fill(maker.page, { listed: ["yes"] });
  assert.equal(await press(maker.page), 303);
  await (await verified(suite, maker.number)).context.close();

  const buyer = await registered(suite, "es", "Elías", "Chile", "elias.buyer@example.com");
  const { context, page, problems, record } = await verified(suite, buyer.number);
  await page.goto(`${record}/companies/new`);
  await fill(page, { name: "Perfumería Belén", activity: "Retail trade, except of motor vehicles and motorcycles", position: ["owner"] });
  assert.equal(await press(page), 303);
  const own = await page.locator('main .tasks a[href$="/interests"]').first().getAttribute("href");
  await page.goto(own);
  await fill(page, { seeks: ["supplier"], wanted: "Manufacture of chemicals and chemical products" });
  assert.equal(await press(page), 303);
  await page.goto(own.replace("/interests", "/partners"));
  const partner = page.locator("main .tasks a", { hasText: "معمل صابون الجبل" });
  assert.match(await page.locator("main .tasks > li", { hasText: "معمل صابون الجبل" }).innerText(), /Exporta, y se busca proveedor/);
  await partner.click();
  await page.waitForURL("**/partners/*");
  assert.doesNotMatch(await page.content(), /نبيل/);
  await fill(page, { words: "نودّ أن نشتري الصابون النابلسي.", contact: "elias.buyer@example.com", agreed: ["yes"] });
  assert.equal(await press(page), 303);
  const introduction = where(page);

  await maker.page.goto(`/ar/me${introduction}`);
  assert.match(await maker.page.locator("main").innerText(), /إلياس[\s\S]*الصابون النابلسي/);
  assert.doesNotMatch(await maker.page.locator("main .summary").first().innerText(), /elias\.buyer/);
  await fill(maker.page, { answer: ["yes"], contact: "+56 9 8765 4321" });
  assert.equal(await press(maker.page), 303);
  assert.match(await maker.page.locator("main").innerText(), /elias\.buyer@example\.com/);
  await buyer.page.goto(`/es/me${introduction}`);
  assert.match(await buyer.page.locator("main").innerText(), /(نبيل|Nabil)[\s\S]*\+56 9 8765 4321/);

  await page.goto(introduction);
  await fill(page, { state: ["agreed"], value: "12.500" });
  assert.equal(await press(page), 303);
  assert.match(await page.locator("main").innerText(), /Hacen negocios[\s\S]*12[.,\s]?500/);
  for (const one of [maker, buyer, { problems, context }]) {
    assert.deepEqual(one.problems, []);
    await one.context.close();
  }
});
