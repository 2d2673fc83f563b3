// Identity documents: kept by the member, found and checked at the desk, read for a reason, seen to have been read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { press, visitor, where } from "./browser.mjs";
import { fill, registered, signIn } from "./journey.mjs";
import { suite } from "./suite.mjs";

test("Arabic on a phone: a passport kept, found by its number at the desk, checked, and read for a reason", async () => {
  const member = await registered(suite, "ar", "وفاء", "تشيلي", "wafaa.passport@example.com");
  await member.page.goto("/ar/me/documents/new");
  await fill(member.page, { kind: ["passport"], issuer: "فلسطين", number: "ب ٧٧٧١٢٣٤", expires_day: "١", expires_month: "شباط", expires_year: "٢٠٢٧" });
  assert.equal(await press(member.page), 303);
  const kept = await member.page.locator("main .tasks").innerText();
  assert.ok(kept.includes("جواز سفر") && kept.includes("234") && !kept.includes("7771234"), kept);

  const clerk = await visitor(suite.browser, suite.server.origin, { locale: "es" });
  await signIn(clerk.page, "clerk-santiago", "es");
  await clerk.page.goto("/people");
  await clerk.page.locator("#q").fill("ب-7771234");
  assert.equal(await press(clerk.page), 303);
  await clerk.page.locator("main tbody a").first().click();
  await clerk.page.waitForURL("**/people/*");
  const record = where(clerk.page);
  assert.ok(!(await clerk.page.content()).includes("7771234"));
  await clerk.page.locator('main form[action$="/check"] button').click();
  await clerk.page.waitForLoadState();
  assert.match(await clerk.page.locator("main").innerText(), /Visto por la misión/);
  const reading = await clerk.page.locator('main a[href$="/disclosure"][href*="/documents/"]').getAttribute("href");
  await clerk.page.goto(reading);
  await fill(clerk.page, { reason: ["asks"] });
  assert.equal(await press(clerk.page), 200);
  assert.ok((await clerk.page.locator("main").innerText()).includes("ب7771234"));
  await clerk.page.goto(record);
  assert.ok(!(await clerk.page.content()).includes("7771234"));
  await member.page.goto("/ar/me/history");
  const history = await member.page.locator("main").innerText();
  assert.ok(history.includes("قُرئت وثيقة هوية") && history.includes("رأت البعثة أصل وثيقة"), history);
  assert.deepEqual([...member.problems, ...clerk.problems], []);
  await member.context.close();
  await clerk.context.close();
});
