// Staff: from the invitation to the first page, signing in by keyboard, and a session that is about to end.

import assert from "node:assert/strict";
import { test } from "node:test";
import { keepsPasskeys, press, sent, visitor, where } from "./browser.mjs";
import { digits, fill, signIn, tokenSent } from "./journey.mjs";
import { suite } from "./suite.mjs";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const PASSWORD = "zaytuna jabal sabah nafitha";

test("Arabic on a phone: invited by the administrator, set up from the mail, signed in", async () => {
  const { browser, server } = suite;
  const { context, page, problems } = await visitor(browser, server.origin, { locale: "ar" });
  await signIn(page, "administrator", "ar");
  await page.goto("/staff-accounts/new");
  const email = "manal.shahin@beirut.example.org";
  await fill(page, { name: "منال شاهين", email, language: ["ar"], role: ["clerk"] });
  await page.locator("select[name=mission]").selectOption({ label: "لبنان – بيروت" });
  assert.equal(await press(page), 303);
  assert.equal(await page.locator("main .flash.success").count(), 1);
  const token = await tokenSent(page, email);

  const own = await visitor(browser, server.origin, { locale: "ar", ...PHONE });
  await own.page.goto(`/ar/invitations/${token}`);
  const app = await own.page.locator('a[href^="otpauth:"]').getAttribute("href");
  await fill(own.page, { password: PASSWORD, code: digits(app) });
  assert.equal(await press(own.page), 200);
  assert.equal(await own.page.locator("main .codes li").count(), 10);
  const recovery = (await own.page.locator("main .codes li").first().innerText()).trim();
  await own.page.locator("main .actions a").click();
  await own.page.waitForURL("**/ar/sign-in");
  await fill(own.page, { email, password: PASSWORD, code: recovery });
  assert.equal(await press(own.page), 303);
  assert.equal(where(own.page), "/dashboard");
  assert.ok((await own.page.locator("main").innerText()).includes("بيروت"));
  assert.deepEqual([...problems, ...own.problems], []);
  await context.close();
  await own.context.close();
});

test("English by keyboard alone: the page that was asked for, after a mistake", async () => {
  const { browser, server } = suite;
  const { context, page, problems } = await visitor(browser, server.origin, { locale: "en" });
  await page.goto("/en/demo");
  const [email, password] = ["omar@berlin.example.org", await page.locator("h2 + p bdi").first().innerText()];
  // The page lists what each app shows now.
  const code = (await page.locator("main li", { hasText: email }).innerText()).match(/\d{6}/)[0];
  await page.goto("/people?status=verified");
  assert.ok(where(page).startsWith("/ar/sign-in?to="), where(page));
  await page.goto(where(page).replace("/ar/", "/en/"));
  const type = async text => { await page.keyboard.press("Tab"); await page.keyboard.type(text); };
  await page.locator("input[name=email]").focus();
  await page.keyboard.type(email);
  await type("wrong password");
  await page.keyboard.press("Tab"); // The button that shows what is typed.
  await type("000000");
  assert.equal(await sent(page, () => page.keyboard.press("Enter")), 422);
  assert.equal(await page.evaluate(() => document.activeElement.id), "problems");
  assert.equal(await page.locator("input[name=email]").inputValue(), email);
  assert.equal(await page.locator("input[name=password]").inputValue(), "");
  await page.locator("input[name=password]").focus();
  await page.keyboard.type(password);
  await page.keyboard.press("Tab");
  await type(code);
  assert.equal(await sent(page, () => page.keyboard.press("Enter")), 303);
  assert.equal(where(page), "/people?status=verified");
  assert.deepEqual(problems, []);
  await context.close();
});

test("Spanish on a phone: an administrator adds the passkey that the role wants, and comes back with it alone", async () => {
  const { browser, server } = suite;
  const { context, page, problems } = await visitor(browser, server.origin, { locale: "es", ...PHONE });
  await keepsPasskeys(page);
  await page.goto("/es/demo");
  const [email, password] = ["fadi@ministry.example.org", await page.locator("h2 + p bdi").first().innerText()];
  const code = (await page.locator("main li", { hasText: email }).innerText()).match(/\d{6}/)[0];
  await page.goto("/es/sign-in?to=%2Fstaff-accounts");
  await fill(page, { email, password, code });
  assert.equal(await press(page), 303);
  assert.equal(where(page), "/account/passkeys/new?to=%2Fstaff-accounts", "the page that was asked for waits");
  assert.equal(await press(page), 422, "a name is asked for first");
  await fill(page, { name: "Mi teléfono" });
  assert.equal(await press(page), 303);
  assert.equal(where(page), "/staff-accounts");
  await context.clearCookies();
  await page.goto("/es/sign-in?to=%2Fstaff-accounts");
  await page.locator('main a[href*="passkey"]').click();
  await page.waitForURL("**/es/sign-in/passkey?to=*");
  assert.equal(await press(page), 303);
  assert.equal(where(page), "/staff-accounts", "no password, no code");
  await page.goto("/account/passkeys");
  assert.equal(await page.locator("main .card h2").innerText(), "Mi teléfono");
  assert.deepEqual(problems, []);
  await context.close();
});

test("Arabic on a phone without a passkey: the page says so, and the form can be sent again", async () => {
  const { browser, server } = suite;
  const { context, page, problems } = await visitor(browser, server.origin, { locale: "ar", ...PHONE });
  await page.goto("/ar/me/sign-in/passkey");
  await page.evaluate(() => (navigator.credentials.get = () => Promise.reject(new DOMException("", "NotAllowedError"))));
  const button = page.locator("main form button");
  await button.click();
  await page.locator("[data-failed]").waitFor({ state: "visible" });
  assert.equal(await button.isEnabled(), true);
  assert.deepEqual(problems, []);
  await context.close();
});

test("A session that is about to end says so, goes on at a touch, and keeps what was typed when it has ended", async () => {
  const { browser, server } = suite;
  const { context, page, problems } = await visitor(browser, server.origin, { locale: "es" });
  await signIn(page, "clerk-santiago", "es");
  await page.clock.install();
  await page.goto("/people");
  const [warning, ended] = [page.locator("#idle"), page.locator("#idle-ended")];
  await page.clock.fastForward("12:30");
  assert.equal(await warning.isVisible(), false);
  await page.clock.fastForward("00:31");
  assert.equal(await warning.isVisible(), true);
  await Promise.all([page.waitForResponse(answer => answer.url().endsWith("/account/presence") && answer.status() === 204), warning.locator("button").click()]);
  await warning.waitFor({ state: "hidden" });
  await page.locator("input[name=q]").fill("Khatib");
  await page.clock.fastForward("13:01");
  assert.equal(await warning.isVisible(), true);
  await page.clock.fastForward("02:00");
  assert.equal(await warning.isVisible(), false);
  assert.equal(await ended.isVisible(), true);
  assert.equal(await page.locator("input[name=q]").inputValue(), "Khatib");
  assert.deepEqual(problems, []);
  await context.close();
});

test("the list of people follows the typing, by keyboard alone", async () => {
  const { browser, server } = suite;
  const { context, page, problems } = await visitor(browser, server.origin, { locale: "ar" });
  await signIn(page, "supervisor-santiago", "ar");
  await page.goto("/people");
  const total = () => page.locator("#found h2").innerText();
  const all = await total();
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await page.keyboard.type("zzyzx");
  await page.locator("#found .empty").waitFor();
  assert.ok(where(page).startsWith("/people?s="), where(page));
  assert.ok(!where(page).includes("zzyzx"));
  await page.locator("#q").fill("");
  await page.waitForFunction(text => document.querySelector("#found h2")?.innerText === text, all);
  assert.equal(where(page), "/people");
  await page.keyboard.press("ArrowDown");
  assert.ok(await page.evaluate(() => document.activeElement.matches("#found tbody tr:first-child a")));
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await page.locator("details.more summary").first().click();
  await page.locator("select[name=status]").selectOption("verified");
  await page.waitForFunction(() => document.querySelector("#found .chips"));
  assert.equal(where(page), "/people?status=verified");
  // The same list, asked for anew.
  const shown = await total();
  await page.reload();
  assert.equal(await total(), shown);
  assert.deepEqual(problems, []);
  await context.close();
});
