// The real binary as `mahjar demo`: an empty folder, a free port, its own invented people.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const BINARY = process.env.MAHJAR_BINARY ?? fileURLToPath(new URL("../../target/debug/mahjar", import.meta.url));
const START = 180_000;

// Settings of the caller's own server must not reach this one.
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(MAHJAR_|DATABASE_|MEILI_)/.test(name)),
);
// All visitors come from one address, and many of them as the same person.
for (const limit of ["CODES_AN_HOUR", "CODES_A_DAY", "CODES_A_RANGE", "TRIES_AN_HOUR", "TRIES_A_RANGE"]) {
  environment[`MAHJAR_SIGN_IN__${limit}`] = "100000";
}

// What drives a browser answers six pages in two seconds, and all from one address.
const UNHURRIED = { MAHJAR_ROBOTS__LEAST_SECONDS: "0", MAHJAR_ROBOTS__HOURLY_PROVEN: "1000", MAHJAR_ROBOTS__HOURLY_UNPROVEN: "100" };

// Starts it. `origin` is the address it printed; `errors()` are the lines it logged as errors.
export async function start({ people = 2000 } = {}) {
  const data = await mkdtemp(join(tmpdir(), "mahjar-browser-"));
  const port = await freePort();
  const args = ["demo", "--data", join(data, "demo"), "--listen", `127.0.0.1:${port}`, "--people", String(people)];
  const child = spawn(BINARY, args, { env: { ...environment, ...UNHURRIED }, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "", log = "";
  child.stdout.setEncoding("utf8").on("data", text => (printed += text));
  child.stderr.setEncoding("utf8").on("data", text => (log += text));
  const ended = once(child, "exit").catch(error => [error.message]);
  let running = true;
  const orphan = () => child.kill("SIGKILL");
  process.once("exit", orphan);
  ended.then(() => (running = false));

  const stop = async () => {
    if (running) child.kill("SIGTERM");
    const late = timer(() => child.kill("SIGKILL"), 15_000);
    const [code, signal] = await ended;
    clearTimeout(late);
    process.off("exit", orphan);
    await rm(data, { recursive: true, force: true });
    return signal ?? code;
  };
  const fail = async reason => {
    await stop();
    throw new Error(`${BINARY} ${args.join(" ")}: ${reason}\n${log.slice(-4000)}`);
  };

  const until = Date.now() + START;
  for (;;) {
    if (!running) await fail("ended at its start");
    if (Date.now() > until) await fail(`does not serve after ${START / 1000} s`);
    const healthy = await fetch(`http://127.0.0.1:${port}/healthz`).then(answer => answer.ok, () => false);
    if (healthy) break;
    await sleep(100);
  }
  const origin = printed.match(/https?:\/\/[^/\s]+/)?.[0];
  if (!origin) await fail(`printed no address, but: ${printed}`);
  return {
    origin,
    // Its folder; the demonstration's data are in `demo`.
    data,
    stop,
    running: () => running,
    errors: () => log.split("\n").filter(line => /"level":"ERROR"|\bERROR\b|panicked at/.test(line)),
  };
}

// The route table, as the binary prints it.
export async function routes() {
  const child = spawn(BINARY, ["routes"], { env: environment, stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  for await (const text of child.stdout.setEncoding("utf8")) printed += text;
  return printed.split("\n").filter(Boolean).map(line => JSON.parse(line));
}

function timer(run, after) {
  const made = setTimeout(run, after);
  made.unref();
  return made;
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
