// Associations: a mission writes down a club and who heads it; a member of it ticks what it may see; the head, by a passkey, sees
// that and nothing else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { press, where } from "./browser.mjs";
import { addPasskey, fill, registered, verified } from "./journey.mjs";
import { suite } from "./suite.mjs";

test("Arabic, telephone: a member lets the head of her club see her place, and later nothing", async () => {
  const head = await registered(suite, "ar", "مروان", "تشيلي", "marwan.head@example.com");
  const member = await registered(suite, "ar", "سعاد", "تشيلي", "suad.member@example.com");
  const desk = await verified(suite, head.number);
  const other = await verified(suite, member.number);
  await other.context.close();

  // The desk writes down the club, and who heads it until when.
  await desk.page.goto("/associations/new");
  await fill(desk.page, { name: "Club Jericó", other_name: "نادي أريحا", kind: "club", city: "Valdivia", phone: "+56 63 222 3344" });
  assert.equal(await press(desk.page), 303);
  const club = where(desk.page);
  await desk.page.goto(`${club}/officers/new`);
  await fill(desk.page, { number: head.number, office: ["chair"], sees_members: true });
  assert.equal(await press(desk.page), 422, "for a term that ends");
  assert.equal(await desk.page.locator("[name=number]").inputValue(), head.number);
  await fill(desk.page, { until_year: "2030" });
  assert.equal(await press(desk.page), 303);
  assert.match(await desk.page.locator("main").innerText(), /مروان|Marwan/);

  // The member finds it, and ticks where she lives and nothing else.
  const { page } = member;
  await page.goto("/ar/me/associations/find");
  await page.locator("main .tasks a", { hasText: "نادي أريحا" }).click();
  await page.waitForURL(`**/ar/me${club}`);
  assert.doesNotMatch(await page.locator("main").innerText(), /مروان/, "who holds office is for members");
  await page.locator(`main a[href$="/membership"]`).click();
  await page.waitForURL("**/membership");
  assert.equal(await page.locator("input[name=shares]:checked").count(), 0);
  await fill(page, { shares: ["place"] });
  assert.equal(await press(page), 303);
  assert.match(await page.locator("main").innerText(), /الاسم، البلد والمدينة[\s\S]*مروان/);

  // The head needs a passkey, and sees her place, not how she is reached.
  await head.page.goto(`/ar/me${club}`);
  await head.page.locator('main a[href$="/members"]').click();
  await head.page.waitForURL("**/me/passkeys/proof?**");
  await addPasskey(head.page, "ar");
  await head.page.goto(`/ar/me${club}/members`);
  await fill(head.page, { q: "Suad" });
  assert.equal(await press(head.page), 200);
  assert.ok(!head.page.url().includes("Suad"), "no name in an address");
  await head.page.locator("main .tasks a", { hasText: "سعاد" }).click();
  await head.page.waitForURL("**/members/*");
  const seen = await head.page.locator("main").innerText();
  assert.match(seen, /سعاد الشريف[\s\S]*تشيلي/);
  assert.doesNotMatch(await head.page.content(), /suad\.member/);
  const address = head.page.url();

  // She reads that he looked, and unticks it; from then on there is the name alone, and after she leaves nothing.
  await page.goto("/ar/me/history");
  assert.match(await page.locator("main").innerText(), /فُتحت صفحتك عند جمعية: نادي أريحا/);
  await page.goto(`/ar/me${club}/membership`);
  await page.locator("label", { hasText: "البلد والمدينة" }).click();
  assert.equal(await press(page), 303);
  await head.page.goto(address);
  assert.match(await head.page.locator("main").innerText(), /لا ترى الجمعية هنا إلا الاسم/);
  await page.goto(`/ar/me${club}/leaving`);
  assert.equal(await press(page), 303);
  assert.equal((await head.page.goto(address)).status(), 404);
  for (const one of [head, member, desk]) {
    assert.deepEqual(one.problems.filter(text => !/404/.test(text)), []);
    await one.context.close();
  }
});
