// A picture of every page of the route table and of its states: three languages, phone and desktop,
// light and dark, into web/shots; index.html there shows all of them. `just shots` runs it.

import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { DEVICES, LANGUAGES, THEMES, launch } from "./browser.mjs";
import { sift, walk } from "./pages.mjs";
import { routes, start } from "./server.mjs";

const FOLDER = fileURLToPath(new URL("../../web/shots/", import.meta.url));

await mkdir(FOLDER, { recursive: true });
for (const file of await readdir(FOLDER)) if (file.endsWith(".png")) await rm(FOLDER + file);

const missed = [];
const shots = new Map();
const server = await start();
const browser = await launch();
try {
  const table = await routes();
  for (const other of sift(table).others) console.log(`no page: ${other}`);
  for (const lang of LANGUAGES) {
    for await (const stop of walk({ server, browser, routes: table }, lang)) {
      if (stop.error) {
        missed.push(`${lang} ${stop.name}: ${stop.error.message.split("\n")[0]}`);
        continue;
      }
      for (const [device, size] of Object.entries(DEVICES)) {
        await stop.page.setViewportSize(size);
        for (const theme of THEMES) {
          await stop.page.emulateMedia({ colorScheme: theme });
          const file = `${stop.name}-${lang}-${device}-${theme}.png`;
          await stop.page.screenshot({ path: FOLDER + file, fullPage: true, animations: "disabled" });
          shots.set(stop.name, [...(shots.get(stop.name) ?? []), file]);
        }
      }
      await stop.page.setViewportSize(DEVICES.phone);
      await stop.page.emulateMedia({ colorScheme: "light" });
    }
    console.log(`${lang}: ${[...shots.values()].flat().filter(file => file.includes(`-${lang}-`)).length} pictures`);
  }
} finally {
  await browser.close();
  await server.stop();
}

const figures = files => files.map(file => `<figure><a href="${file}"><img loading="lazy" src="${file}" alt=""></a><figcaption>${file.replace(".png", "")}</figcaption></figure>`).join("\n");
await writeFile(`${FOLDER}index.html`, `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>All pages</title>
<style>body{font:15px sans-serif;margin:1rem}section{display:flex;flex-wrap:wrap;gap:.75rem}figure{margin:0;width:15rem}img{inline-size:100%;block-size:22rem;object-fit:cover;object-position:top;border:1px solid #999}h2{margin-block:2rem .5rem}</style>
<nav>${[...shots.keys()].map(name => `<a href="#${name}">${name}</a>`).join(" · ")}</nav>
${[...shots].map(([name, files]) => `<h2 id="${name}">${name}</h2>\n<section>\n${figures(files)}\n</section>`).join("\n")}
</html>
`);
console.log(`${[...shots.values()].flat().length} pictures of ${shots.size} pages and states: web/shots/index.html`);
for (const one of missed) console.error(`could not be reached: ${one}`);
process.exitCode = missed.length ? 1 : 0;
