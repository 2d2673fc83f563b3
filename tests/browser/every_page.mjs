// Every page of the route table, in three languages, on the narrowest phone: reached, accessible, no
// wider than the screen, right in language and direction, quiet, and light.
// MAHJAR_AXE=all looks at each in desktop width and in the dark as well (`just drill axe`).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { visitor } from "./browser.mjs";
import { sift, walk } from "./pages.mjs";
import { suite } from "./suite.mjs";

// Without its comments it is half as long, and sent to every page.
const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const NARROW = { width: 320, height: 740 };
const LOOKS = process.env.MAHJAR_AXE === "all"
  ? [NARROW, { width: 1280, height: 900 }].flatMap(size => ["light", "dark"].map(theme => ({ size, theme })))
  : [{ size: NARROW, theme: "light" }];

// What DESIGN allows a page of the registration: bytes over the wire and requests of a first view.
const HEAVIEST = 30_000;
const MOST_REQUESTS = 3;

export function everyPage(lang) {
  test(`every page in ${lang}`, async t => {
    const { others } = sift(suite.routes);
    for (const other of others) t.diagnostic(`no page: ${other}`);
    let stops = 0, heaviest = 0;
    for await (const stop of walk(suite, lang, { viewport: NARROW })) {
      stops += 1;
      await t.test(`${lang} ${stop.name}`, async () => {
        if (stop.error) throw stop.error;
        await check(stop, lang);
      });
      if (isRegistration(stop, lang)) {
        await t.test(`${lang} ${stop.name} is light`, async () => {
          const { bytes, requests } = await firstView(stop, lang);
          heaviest = Math.max(heaviest, bytes);
          assert.ok(bytes <= HEAVIEST, `${bytes} bytes over the wire`);
          assert.ok(requests.length <= MOST_REQUESTS, `${requests.length} requests: ${requests.join(" ")}`);
        });
      }
      stop.take();
    }
    t.diagnostic(`${stops} pages and states; heaviest page of the registration ${heaviest} bytes`);
    assert.ok(heaviest > 0, "no page of the registration was weighed");
  });

  test("the server logged no error while all pages were opened", () => {
    assert.equal(suite.server.running(), true);
    assert.deepEqual(suite.server.errors(), []);
  });
}

async function check({ page, take }, lang) {
  const root = page.locator("html");
  assert.equal(await root.getAttribute("lang"), lang);
  assert.equal(await root.getAttribute("dir"), lang === "ar" ? "rtl" : "ltr");
  assert.equal(await page.locator("h1").count(), 1, "one h1");
  assert.notEqual((await page.locator("h1").innerText()).trim(), "");
  assert.match(await page.title(), /\S – \S/);
  assert.equal(await page.locator("main").count(), 1);
  for (const { size, theme } of LOOKS) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: theme });
    const wide = await page.evaluate(() => {
      const width = document.documentElement.clientWidth, scroll = document.documentElement.scrollWidth;
      // Names what sticks out, so that it can be found.
      const out = scroll <= width ? [] : [...document.querySelectorAll("body *")]
        .filter(e => { const box = e.getBoundingClientRect(); return box.left < -1 || box.right > width + 1; })
        .slice(0, 5).map(e => `<${e.localName} class="${e.className}">`);
      return { scroll, out };
    });
    assert.ok(wide.scroll <= size.width, `${wide.scroll} px wide on a screen of ${size.width}: ${wide.out.join(" ")}`);
    assert.deepEqual(await violations(page), [], `axe, ${size.width} px, ${theme}`);
  }
  await page.setViewportSize(NARROW);
  await page.emulateMedia({ colorScheme: "light" });
  assert.deepEqual(take(), []);
}

// All of axe's rules, its experimental ones aside; targets of WCAG 2.2 are off in axe unless asked for.
async function violations(page) {
  await page.evaluate(AXE);
  // Of what is right axe lists one place a rule; of what is wrong all.
  const found = await page.evaluate(() => window.axe.run(document, { rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] }));
  assert.ok(found.passes.length > 5, "axe looked at the page");
  return found.violations.flatMap(({ id, help, nodes }) => nodes.map(node => `${id} (${help}): ${node.target.join(" ")} ${node.html}`));
}

function isRegistration({ path, status }, lang) {
  return status === 200 && path && (path === `/${lang}` || path.startsWith(`/${lang}/register`));
}

// The same page for the same person with an empty cache: what it costs to see it first.
async function firstView({ context, path }, lang) {
  const { context: fresh, page } = await visitor(suite.browser, suite.server.origin, { locale: lang, storageState: await context.storageState() });
  const network = await fresh.newCDPSession(page);
  await network.send("Network.enable");
  const requests = [];
  let bytes = 0;
  network.on("Network.requestWillBeSent", ({ request }) => requests.push(new URL(request.url).pathname));
  network.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(path, { waitUntil: "networkidle" });
  await fresh.close();
  return { bytes, requests };
}
