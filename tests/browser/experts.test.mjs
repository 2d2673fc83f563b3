// Expertise: a surgeon says what she knows, the department finds her for what a hospital needs, and she says yes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { press, visitor, where } from "./browser.mjs";
import { fill, registered, signIn, verified } from "./journey.mjs";
import { suite } from "./suite.mjs";

test("Arabic, telephone: a surgeon is matched to what a hospital needs", async () => {
  const surgeon = await registered(suite, "ar", "هديل", "تشيلي", "hadeel.surgeon@example.com");
  await surgeon.page.goto("/ar/me/expertise");
  await surgeon.page.locator("main .actions a").click();
  await surgeon.page.waitForURL("**/edit");
  await fill(surgeon.page, {
    profession: "Specialist medical practitioners", specialty: "جراحة اليد والجراحة المجهرية", years: "١٢",
    languages: ["ar", "es"], helps: ["treat", "teach"], ways: ["weeks"],
  });
  assert.equal(await press(surgeon.page), 303);
  assert.match(await surgeon.page.locator("main").innerText(), /جراحة اليد والجراحة المجهرية[\s\S]*12\S* سنة[\s\S]*التعليم أو التدريب/);
  await surgeon.page.goto("/ar/me/expertise/directory");
  await fill(surgeon.page, { listed: ["yes"] });
  assert.equal(await press(surgeon.page), 303);
  const desk = await verified(suite, surgeon.number);
  // The desk has her licence before it.
  await desk.page.goto(`${desk.record}/expertise`);
  await fill(desk.page, { issuer: "Colegio Médico de Chile", licence: "CM 4711", until_year: "2035", licence_seen: true });
  assert.equal(await press(desk.page), 303);

  const { context, page, problems } = await visitor(suite.browser, suite.server.origin, { locale: "ar" });
  await signIn(page, "programme-manager", "ar");
  await page.goto("/opportunities/new");
  await fill(page, {
    kind: ["expertise"], institution: "مستشفى ناصر", title_ar: "جرّاح يد لأسبوعين", text_ar: "عشرون مصابًا ينتظرون عملية.", place: "خان يونس",
    specialty: "Hand and microsurgery", help: ["treat"], languages: ["ar"], starts_day: "1", starts_month: "3", starts_year: "2030", ends_day: "14", ends_month: "3", ends_year: "2030",
  });
  assert.equal(await press(page), 303);
  const opportunity = where(page);
  await press(page, page.locator("main .actions button"));
  await page.goto(`${opportunity}/matches`);
  const found = page.locator("main .tasks > li", { hasText: "هديل" });
  assert.match(await found.innerText(), /هذا تخصصه بعينه[\s\S]*يودّ أن يقدّم هذا بالذات[\s\S]*بلغة مطلوبة[\s\S]*اطّلعت بعثة على ترخيصه/);
  await found.locator("a").click();
  await page.waitForURL("**/matches/*");
  assert.doesNotMatch(await page.content(), /hadeel\.surgeon|CM 4711/);
  await fill(page, { words: "خبرتك في جراحة اليد هي ما ينقص المستشفى. السفر والإقامة عليه." });
  assert.equal(await press(page), 303);

  await surgeon.page.goto("/ar/me/opportunities");
  await surgeon.page.locator("main .tasks a").first().click();
  await surgeon.page.waitForURL("**/opportunities/*");
  assert.match(await surgeon.page.locator("main").innerText(), /ما ينقص المستشفى/);
  await surgeon.page.locator('main a[href$="/answer"]').click();
  await surgeon.page.waitForURL("**/answer");
  await fill(surgeon.page, { answer: ["yes"] });
  assert.equal(await press(surgeon.page), 422);
  await fill(surgeon.page, { contact: "+56 9 8765 4321" });
  assert.equal(await press(surgeon.page), 303);

  await page.goto(opportunity);
  await page.locator('main .tasks a[href*="/interests/"]').click();
  await page.waitForURL("**/interests/*");
  assert.match(await page.locator("main").innerText(), /هديل[\s\S]*\+56 9 8765 4321/);
  await fill(page, { to: ["done"], days: "12" });
  assert.equal(await press(page), 303);
  await surgeon.page.goto(`/ar/me${opportunity}`);
  assert.match(await surgeon.page.locator("main").innerText(), /12/);
  for (const one of [surgeon, desk, { problems, context }]) {
    assert.deepEqual(one.problems, []);
    await one.context.close();
  }
});
