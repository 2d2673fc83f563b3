// Chromium, and what is watched in it.

import { chromium } from "playwright-core";

export const LANGUAGES = ["ar", "en", "es"];
export const DEVICES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 900 } };
export const THEMES = ["light", "dark"];

export async function launch() {
  const executablePath = process.env.MAHJAR_TEST_CHROMIUM;
  if (!executablePath) throw new Error("MAHJAR_TEST_CHROMIUM names no Chromium: run this by tests/run or just");
  return chromium.launch({ executablePath });
}

// A browser of its own for one visitor: no cookies, empty cache. `problems` collects what no page may
// do: errors in the console, scripts that throw, refusals by the content security policy, requests to
// any other host, answers that say the server failed.
export async function visitor(browser, origin, options = {}) {
  const context = await browser.newContext({ baseURL: origin, viewport: DEVICES.phone, reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(10_000);
  const problems = [];
  context.on("console", message => {
    // Chromium repeats the status of the page itself; whoever opened the page checks that.
    const own = message.location().url === message.page()?.url() && /the server responded with a status of 4\d\d/.test(message.text());
    if (["error", "warning"].includes(message.type()) && !own) problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", error => problems.push(`script: ${error.error().message}`));
  context.on("request", request => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== "data:") problems.push(`request to ${request.url()}`);
  });
  context.on("response", answer => {
    if (answer.status() >= 500) problems.push(`${answer.status()} from ${answer.url()}`);
  });
  if (options.javaScriptEnabled !== false) {
    await context.exposeBinding("mahjarRefused", (_, text) => problems.push(`content security policy: ${text}`));
    await context.addInitScript(() => document.addEventListener("securitypolicyviolation",
      event => window.mahjarRefused(`${event.violatedDirective} ${event.blockedURI}`)));
  }
  return { context, page: await context.newPage(), problems };
}

// From now on the page's browser has a telephone's passkeys: it makes and uses them as if a finger had been there.
export async function keepsPasskeys(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  await devtools.send("WebAuthn.addVirtualAuthenticator", { options });
}

// Sends the form of the page's main part with its own button; says the status of the answer.
export function press(page) {
  return sent(page, () => page.locator("main form[method=post] button[type=submit], main form[method=post] button:not([type])").first().click());
}

// Waits until what `act` sends is answered and the page that follows stands; says the status of the answer.
export async function sent(page, act) {
  const stands = page.waitForEvent("load");
  const answered = page.waitForResponse(answer => answer.request().isNavigationRequest() && answer.request().method() === "POST");
  // Whichever of the three fails first is thrown.
  const [answer] = await Promise.all([answered, stands, act()]);
  return answer.status();
}

// The page's path and query.
export function where(page) {
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}
