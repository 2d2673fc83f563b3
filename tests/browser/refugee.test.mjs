// A refugee: papers that nobody reads unasked, and help that two people of the mission alone know of.

import assert from "node:assert/strict";
import { test } from "node:test";
import { press, visitor, where } from "./browser.mjs";
import { fill, registered, signIn } from "./journey.mjs";
import { suite } from "./suite.mjs";

// Someone of the mission in Santiago.
async function staff(slug) {
  const own = await visitor(suite.browser, suite.server.origin, { locale: "es" });
  await signIn(own.page, slug, "es");
  return own;
}

test("Arabic on a phone: papers written down, read for a reason, and seen to have been read", async () => {
  const member = await registered(suite, "ar", "هدى", "تشيلي", "huda.refugee@example.com");
  await member.page.goto("/ar/me/refugee");
  await fill(member.page, { unrwa: "١-١٢٣٤٥٦٧٨", legal: ["travel_document"] });
  assert.equal(await press(member.page), 303);
  await member.page.goto("/ar/me/refugee/displacement");
  await fill(member.page, { cause: ["nakba"], from: "صفورية", to: "عين الحلوة", year: "١٩٤٨" });
  assert.equal(await press(member.page), 303);
  assert.ok((await member.page.locator("main .tasks").innerText()).includes("صفورية"));

  const clerk = await staff("clerk-santiago");
  await clerk.page.goto("/people");
  // By the number on the card.
  await clerk.page.locator("#q").fill("1-12345678");
  assert.equal(await press(clerk.page), 303);
  await clerk.page.locator("main tbody a").first().click();
  await clerk.page.waitForURL("**/people/*");
  const record = where(clerk.page);
  assert.ok(!(await clerk.page.content()).includes("صفورية"));
  await clerk.page.goto(`${record}/disclosure`);
  await fill(clerk.page, { reason: ["danger"] });
  assert.equal(await press(clerk.page), 200);
  assert.ok((await clerk.page.locator("main").innerText()).includes("صفورية"));
  await member.page.goto("/ar/me/history");
  assert.match(await member.page.locator("main").innerText(), /أوراق .*في خطر/);
  assert.deepEqual([...member.problems, ...clerk.problems], []);
  await member.context.close();
  await clerk.context.close();
});

test("Arabic on a phone: help asked for, referred to one clerk, answered; the other clerk knows of nothing", async () => {
  const member = await registered(suite, "ar", "رجاء", "تشيلي", "raja.help@example.com");
  await member.page.goto("/ar/me/needs/new");
  await fill(member.page, { words: "ابني موقوف في المطار" });
  assert.equal(await press(member.page), 422);
  assert.equal(await member.page.locator("[name=words]").inputValue(), "ابني موقوف في المطار");
  await fill(member.page, { kind: ["detention"] });
  assert.equal(await press(member.page), 303);

  const supervisor = await staff("supervisor-santiago");
  const clerk = await staff("clerk-santiago");
  await clerk.page.goto("/needs");
  assert.ok(!(await clerk.page.locator("main").innerText()).includes(member.number));
  await supervisor.page.goto("/needs");
  await supervisor.page.locator("main .tasks li", { hasText: member.number }).locator("a").click();
  await supervisor.page.waitForURL("**/needs/*");
  const need = where(supervisor.page);
  await clerk.page.goto(need);
  assert.equal(await clerk.page.locator("blockquote").count(), 0, "the clerk reads it before it is referred");
  await fill(supervisor.page, { to: ["refer"] });
  await supervisor.page.locator("select[name=carer]").selectOption({ label: "Layla Giacaman" });
  assert.equal(await press(supervisor.page), 303);
  await clerk.page.goto(need);
  assert.ok((await clerk.page.locator("blockquote").innerText()).includes("المطار"));
  await fill(clerk.page, { to: ["close"], answer: "زرناه ومعه محامٍ، وخرج اليوم." });
  assert.equal(await press(clerk.page), 303);
  await member.page.goto("/ar/me/needs");
  await member.page.locator("main .tasks a").first().click();
  await member.page.waitForURL("**/me/needs/*");
  assert.ok((await member.page.locator("main").innerText()).includes("خرج اليوم"));
  // The browser itself writes the refused page down.
  const expected = problem => problem.includes("404");
  assert.deepEqual([...member.problems, ...supervisor.problems, ...clerk.problems].filter(problem => !expected(problem)), []);
  for (const { context } of [member, supervisor, clerk]) await context.close();
});
