// One server and one browser for each test file.

import { after, before } from "node:test";
import { launch } from "./browser.mjs";
import * as demo from "./server.mjs";

export const suite = {};

before(async () => {
  suite.server = await demo.start();
  suite.routes = await demo.routes();
  suite.browser = await launch();
});

after(async () => {
  await suite.browser?.close();
  await suite.server?.stop();
});
