// What people do here, step by step, as the tests share it.

import { createHmac } from "node:crypto";
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { keepsPasskeys, press, sent, visitor, where } from "./browser.mjs";

// Four groups of three or four letters and digits that nobody misreads: 7K3M-9QXD-R.
export const NUMBER = /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]$/;

// Fills boxes by their names; true ticks, text is typed or chosen from a list, ["value"] chooses a radio, or several boxes.
export async function fill(page, answers) {
  for (const [name, answer] of Object.entries(answers)) {
    // What is folded away is unfolded first.
    const folded = page.locator(`details:not([open]):has([name=${name}]) > summary`);
    if (await folded.count()) await folded.click();
    if (answer === true) await choose(page.locator(`input[name=${name}]`));
    else if (Array.isArray(answer)) for (const one of answer) await choose(page.locator(`input[name=${name}][value="${one}"]`));
    else if (await page.locator(`select[name=${name}]`).count()) await page.locator(`select[name=${name}]`).selectOption(answer);
    else {
      const box = page.locator(`[name=${name}]`);
      await box.fill(answer);
      // What is suggested would lie over the next field until this one is left.
      if ((await box.getAttribute("role")) === "combobox") await box.blur();
    }
  }
}

// Ticks a box or a radio as a finger does: on its label, which covers the whole field.
async function choose(box) {
  if (await box.isChecked()) return;
  await box.page().locator(`label[for="${await box.getAttribute("id")}"]`).click();
  assert.ok(await box.isChecked(), "the label ticks its box");
}

// Registers from the start page on; returns the number. `answers` are by page; a page without any is passed as it
// stands.
export async function register(page, lang, answers) {
  await page.goto(`/${lang}`);
  await page.locator("main a.button.start").click();
  await page.waitForURL(`**/${lang}/register`);
  assert.equal(await press(page), 303);
  await answer(page, lang, answers);
  assert.equal(where(page), `/${lang}/register/check`);
  const shown = await page.locator("main").innerText();
  for (const one of [...Object.values(answers.name), ...Object.values(answers.spelling ?? {}), answers.residence.city]) {
    if (typeof one === "string") assert.ok(shown.includes(one), `the check page shows ${one}`);
  }
  assert.equal(await press(page), 303);
  return numberShown(page, lang);
}

// Answers the pages of the registration from the one that is open up to the check page, or up to `until`.
export async function answer(page, lang, answers, until = "check") {
  const left = new Set(Object.keys(answers));
  for (;;) {
    const step = where(page).replace(`/${lang}/register/`, "");
    if (step === until) break;
    left.delete(step);
    await fill(page, answers[step] ?? {});
    assert.equal(await press(page), 303, `the answers of ${step} are taken`);
    assert.notEqual(where(page), `/${lang}/register/${step}`, "the page goes on");
  }
  if (until === "check") assert.deepEqual([...left], [], "every page with answers was asked");
}

// The number on the page that confirms a registration.
export async function numberShown(page, lang) {
  assert.equal(where(page), `/${lang}/register/done`);
  const number = (await page.locator("main .panel .reference").innerText()).trim();
  assert.match(number, NUMBER);
  return number;
}

// Signs in as one of the invented staff; their pages then are in `lang`.
export async function signIn(page, slug, lang) {
  await page.goto(`/${lang}/demo`);
  assert.equal(await sent(page, () => page.locator(`main button[name=slug][value="${slug}"]`).click()), 303);
  assert.equal(where(page), "/dashboard");
  if ((await page.locator("html").getAttribute("lang")) !== lang) {
    await sent(page, () => page.locator(`nav.languages button[value=${lang}]`).click());
    assert.equal(where(page), "/dashboard", "the switch of the language stays on the page");
  }
  assert.equal(await page.locator("html").getAttribute("lang"), lang);
}

// The address that two of the invented people share and have both confirmed.
export const FAMILY = "casa.sayegh@example.com";

// The confirmed address of the person whose registration was sent back.
export const RETURNED = "yousef.nimr@example.com";

const used = new Set();

// The newest code that was sent to `email` and not asked for here before, as the page of outgoing mail shows it; the mail leaves within a second.
export async function codeSent(page, email) {
  const mails = await page.context().newPage();
  try {
    for (const until = Date.now() + 5000; Date.now() < until; await sleep(100)) {
      await mails.goto("/en/dev/mail");
      const mail = mails.locator("main dl", { hasText: email });
      const code = await mail.count() ? (await mail.first().innerText()).match(/^\d{6}$/m) : null;
      if (code && !used.has(code[0])) {
        used.add(code[0]);
        return code[0];
      }
    }
    throw new Error("no code was sent");
  } finally {
    await mails.close();
  }
}

// The token of the newest one-time link that was mailed to `email`.
export async function tokenSent(page, email) {
  const mails = await page.context().newPage();
  try {
    for (const until = Date.now() + 5000; Date.now() < until; await sleep(100)) {
      await mails.goto("/en/dev/mail");
      const mail = mails.locator("main dl", { hasText: email });
      const token = await mail.count() ? (await mail.first().innerText()).match(/\/invitations\/([a-z2-7]{32})/) : null;
      if (token) return token[1];
    }
    throw new Error("no link was sent");
  } finally {
    await mails.close();
  }
}

// The six digits that an app shows now which has scanned the address `otpauth://totp/…` (RFC 6238).
export function digits(address) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...new URL(address).searchParams.get("secret")].map(c => alphabet.indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(step).digest();
  const number = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

// Signs in as a member by a code, as the first of the family.
export async function memberSignIn(page, lang) {
  await page.goto(`/${lang}/me`);
  assert.equal(where(page), `/${lang}/me/sign-in`);
  await fill(page, { email: FAMILY });
  assert.equal(await press(page), 303);
  await fill(page, { code: await codeSent(page, FAMILY) });
  assert.equal(await press(page), 303);
  assert.equal(where(page), `/${lang}/me/who`);
  await page.locator("main form label").first().click();
  assert.equal(await press(page), 303);
  assert.equal(where(page), `/${lang}/me`);
}

// A member who is signed in adds a passkey, which counts as used in the session.
export async function addPasskey(page, lang) {
  await keepsPasskeys(page);
  await page.goto(`/${lang}/me/passkeys/new`);
  await fill(page, { name: "Telephone" });
  assert.equal(await press(page), 303);
}

// Signs in as the one person of the address `email`, by a code.
export async function signInBy(page, lang, email) {
  await page.goto(`/${lang}/me/sign-in`);
  await fill(page, { email });
  assert.equal(await press(page), 303);
  await fill(page, { code: await codeSent(page, email) });
  assert.equal(await press(page), 303);
  assert.equal(where(page), `/${lang}/me`);
}

// Registers with the address `email`, confirms it, signs in by it and leaves the registry at once; ends at the receipt.
export async function leave(page, lang, email) {
  const answers = {
    name: lang === "ar" ? { given_ar: "سلمى" } : { given_latin: "Salma" },
    spelling: lang === "ar" ? { given_latin: "" } : { given_ar: "" },
    residence: { country: "Chile", city: "Arica" },
    contact: { email, language: [lang] },
  };
  await register(page, lang, answers);
  await page.goto(`/${lang}/register/email`);
  assert.equal(await press(page), 303);
  await fill(page, { code: await codeSent(page, email) });
  assert.equal(await press(page), 303);
  await signInBy(page, lang, email);
  await page.goto(`/${lang}/me/leaving/departure`);
  assert.ok(where(page).startsWith(`/${lang}/me/again`), "a proof is asked for");
  assert.equal(await press(page), 303);
  await fill(page, { code: await codeSent(page, email) });
  assert.equal(await press(page), 303);
  assert.equal(where(page), `/${lang}/me/leaving/departure`);
  await fill(page, { when: ["now"] });
  assert.equal(await press(page), 303);
  assert.equal(where(page), `/${lang}/me/left`);
}

// The invented staff: what stands on the page of the demonstration.
export async function staff(page, lang) {
  await page.goto(`/${lang}/demo`);
  return page.locator("main button[name=slug]").evaluateAll(buttons => buttons.map(button => button.value));
}

// Searches for `words`; returns the row with `number`, or null. A new registration is found within a
// second; `patience` milliseconds are waited for it.
export async function find(page, words, number, patience = 5000) {
  const until = Date.now() + patience;
  for (;;) {
    await page.goto("/people");
    await fill(page, { q: words });
    assert.equal(await press(page), 303);
    assert.ok(!page.url().includes(encodeURIComponent(words.split(" ")[0])), "no name in an address");
    const row = page.locator("main tbody tr", { hasText: number });
    if (await row.count()) return row.first();
    if (Date.now() > until) return null;
    await sleep(200);
  }
}

// Opens the row's record and verifies the person from their papers; returns the record's address.
export async function verify(page, row) {
  await row.locator("a").first().click();
  await page.waitForURL(/\/people\/[0-9a-f-]{36}$/);
  const record = where(page);
  const verified = page.locator("main > p > .tag.good");
  assert.equal(await verified.count(), 0, "not verified yet");
  await page.locator(`main a[href="${record}/verification"]`).click();
  await page.waitForURL(`**${record}/verification`);
  assert.equal(await press(page), 422, "the ground is asked");
  await fill(page, { basis: ["papers"] });
  assert.equal(await press(page), 303);
  assert.equal(where(page), record);
  assert.equal(await verified.count(), 1, "the record says so");
  assert.equal(await page.locator("main .flash.success").count(), 1, "the page says that it is done");
  assert.equal(await page.locator(`main a[href="${record}/verification"]`).count(), 0, "nobody verifies twice");
  return record;
}

// A telephone of the smaller kind.
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

// Someone in the Sharif family, named `given` in the script of `lang`, registers on a telephone, confirms the address and is signed in.
export async function registered(suite, lang, given, country, email) {
  const own = await visitor(suite.browser, suite.server.origin, { locale: lang, ...PHONE });
  const number = await register(own.page, lang, {
    name: lang === "ar" ? { given_ar: given, family_ar: "الشريف" } : { given_latin: given, family_latin: "Alsharif" },
    spelling: {},
    residence: { country, city: "" },
    contact: { email, language: [lang] },
    about: {},
    consents: {},
  });
  await own.page.goto(`/${lang}/register/email`);
  assert.equal(await press(own.page), 303);
  await fill(own.page, { code: await codeSent(own.page, email) });
  assert.equal(await press(own.page), 303);
  await signInBy(own.page, lang, email);
  return { ...own, number };
}

// The desk in Santiago finds who has this number, and verifies them: as it sees them from then on.
export async function verified(suite, number) {
  const { context, page, problems } = await visitor(suite.browser, suite.server.origin, { locale: "es" });
  await signIn(page, "clerk-santiago", "es");
  await page.goto("/people");
  await page.locator("#q").fill(number);
  assert.equal(await press(page), 303);
  await page.locator("main tbody a").first().click();
  await page.waitForURL("**/people/*");
  const record = where(page);
  await page.goto(`${record}/verification`);
  await fill(page, { basis: ["papers"] });
  assert.equal(await press(page), 303);
  return { context, page, problems, record };
}
