// Identity documents: kept by the member, found and checked at the desk, read for a reason, seen to have been read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { press, sent, visitor, where } from "./browser.mjs";
import { fill, registered, signIn } from "./journey.mjs";
import { suite } from "./suite.mjs";

const MEGABYTE = 1_000_000;

// A photo of 4000 × 3000 with the grain of a camera, several megabytes, as telephones write it: lying on its side, with a
// note (EXIF, 0x112 = 6) that it is to be turned.
async function photo(page) {
  const drawn = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 4000, height: 3000 }), pen = canvas.getContext("2d");
    const points = pen.createImageData(4000, 3000);
    for (let n = 0, seed = 1; n < points.data.length; n += 1) {
      seed = Math.imul(seed, 1664525) + 1013904223 | 0;
      points.data[n] = n % 4 === 3 ? 255 : 120 + n % 4000 / 80 + (seed >>> 28);
    }
    pen.putImageData(points, 0, 0);
    const made = await new Promise(resolve => canvas.toBlob(resolve, "image/jpeg", 0.97));
    const reader = new FileReader();
    reader.readAsDataURL(made);
    await new Promise(resolve => reader.addEventListener("load", resolve));
    return reader.result.split(",")[1];
  });
  const bytes = Buffer.from(drawn, "base64");
  const turned = Buffer.from("ffe1002245786966000049492a0008000000010012010300010000000600000000000000", "hex");
  return Buffer.concat([bytes.subarray(0, 2), turned, bytes.subarray(2)]);
}

// Sends the open form and says how many bytes went.
async function weighed(page, act) {
  const going = page.waitForRequest(request => request.method() === "POST" && request.isNavigationRequest());
  assert.equal(await sent(page, act), 303);
  return Number((await (await going).allHeaders())["content-length"]);
}

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

test("Arabic on a phone: a photo is made smaller before it is sent; without scripts, and a PDF, it goes as it is", async () => {
  const member = await registered(suite, "ar", "سلام", "تشيلي", "salam.scan@example.com");
  const { page } = member;
  await page.goto("/ar/me/documents/new");
  await fill(page, { kind: ["id_card"], issuer: "فلسطين", number: "901234567" });
  assert.equal(await press(page), 303);
  const scan = await page.locator('main .tasks a[href$="/scan"]').getAttribute("href");
  const taken = { name: "هويتي.jpeg", mimeType: "image/jpeg", buffer: await photo(page) };
  assert.ok(taken.buffer.length > 4 * MEGABYTE && taken.buffer.length < 10 * MEGABYTE, `${taken.buffer.length} bytes`);
  const kept = async of => {
    const said = await of.locator("main").innerText();
    assert.ok((await of.locator("main .flash.success").innerText()).includes("حُفظت صورة الوثيقة"), said);
  };
  const send = of => () => of.locator("main form[enctype] button").click();
  const chosen = () => page.locator("#file").evaluate(async box => {
    const [file] = box.files, picture = await createImageBitmap(file), { width, height } = picture;
    const pen = document.createElement("canvas").getContext("2d");
    pen.drawImage(picture, 0, 0);
    return { name: file.name, type: file.type, width, height, corner: [...pen.getImageData(0, 0, 1, 1).data] };
  });

  // Sent at once, by an impatient thumb.
  await page.goto(scan);
  await page.locator("#file").setInputFiles(taken);
  const light = await weighed(page, () => page.locator("main form[enctype] button").dblclick());
  assert.ok(light < 2 * MEGABYTE, `${light} bytes were sent of ${taken.buffer.length}`);
  await kept(page);

  // What is sent stands upright.
  await page.goto(scan);
  await page.locator("#file").setInputFiles(taken);
  await page.waitForFunction(() => document.querySelector("#file").files[0].name.endsWith(".jpg"));
  const { corner, ...made } = await chosen();
  assert.deepEqual(made, { name: "هويتي.jpg", type: "image/jpeg", width: 2250, height: 3000 });
  assert.ok(corner[0] > 100 && corner[0] < 200, `the photo is in it: ${corner}`);

  // What the server would not take is made what it takes; what shows through becomes white, not black.
  await page.goto(scan);
  const webp = await page.evaluate(() => Object.assign(document.createElement("canvas"), { width: 40, height: 30 }).toDataURL("image/webp"));
  await page.locator("#file").setInputFiles({ name: "هويتي.webp", mimeType: "image/webp", buffer: Buffer.from(webp.split(",")[1], "base64") });
  await page.waitForFunction(() => document.querySelector("#file").files[0].name.endsWith(".jpg"));
  assert.deepEqual((await chosen()).corner, [255, 255, 255, 255]);
  await weighed(page, send(page));
  await kept(page);

  // A PDF goes as it is, whatever it says of itself.
  const pdf = await page.pdf();
  for (const mimeType of ["application/pdf", "image/jpeg"]) {
    await page.goto(scan);
    await page.locator("#file").setInputFiles({ name: "هويتي", mimeType, buffer: pdf });
    const whole = await weighed(page, send(page));
    assert.ok(whole > pdf.length && whole < pdf.length + 1000, `${whole} bytes were sent of ${pdf.length}`);
    await kept(page);
  }

  // Where the browser hides what is drawn, against tracking, no picture of nothing is sent.
  const hides = await visitor(suite.browser, suite.server.origin, { locale: "ar", storageState: await member.context.storageState() });
  await hides.page.addInitScript(() => {
    CanvasRenderingContext2D.prototype.getImageData = (x, y, width, height) => ({ data: new Uint8ClampedArray(width * height * 4).fill(255) });
  });
  const plain = await visitor(suite.browser, suite.server.origin, { locale: "ar", javaScriptEnabled: false, storageState: await member.context.storageState() });
  for (const one of [hides, plain]) {
    await one.page.goto(scan);
    await one.page.locator("#file").setInputFiles(taken);
    const heavy = await weighed(one.page, send(one.page));
    assert.ok(heavy > taken.buffer.length, `${heavy} bytes were sent of ${taken.buffer.length}`);
    await kept(one.page);
  }
  for (const { context, problems } of [member, hides, plain]) {
    assert.deepEqual(problems, []);
    await context.close();
  }
});
