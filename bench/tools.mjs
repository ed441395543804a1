// What every measurement needs: programs that are there or named, processes that end with us, a median.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const PTSDLY = new URL("../ptsdly", import.meta.url).pathname;

const PLATFORM_PORTS = 17;

/** Fails with the command that installs what is missing. */
export function need(...programs) {
  const missing = programs.filter((program) => spawnSync("which", [program]).status !== 0);
  if (missing.length > 0) {
    const packages = missing.map((program) => (program === "taskset" ? "util-linux" : program)).join(" ");
    throw new Error(`this benchmark needs ${missing.join(", ")}: apt-get install -y ${packages}`);
  }
}

const started = new Set();
process.on("exit", () => started.forEach((child) => child.kill("SIGKILL")));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));

/** A server that lives until stop() or until we end; what it prints goes nowhere, or where we complain. */
export function start(program, args, output = "ignore") {
  const child = spawn(program, args, { stdio: ["ignore", output, "inherit"] });
  started.add(child);
  const ended = new Promise((resolve) => child.on("exit", resolve));
  child.on("exit", () => started.delete(child));
  return {
    pid: child.pid,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

/** Runs against a platform of its own, fresh, which ends afterwards. */
export async function onFreshPlatform(act) {
  const folder = mkdtempSync(join(tmpdir(), "ptsdly-bench-"));
  const data = join(folder, "data");
  const port = await freeBase();
  const platform = start(PTSDLY, ["up", "--port", `${port}`, "--data", data]);
  try {
    const origin = `http://localhost:${port}`;
    await answers(`${origin}/api/plans`);
    await answers(`${origin}/.well-known/jwks.json`);
    return await act({ origin, folder, data, pid: platform.pid });
  } finally {
    await platform.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A server of ours, at a port that was free; its address. */
export async function serve(handler) {
  const server = createHttpServer(handler);
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Output of a program that has to succeed. */
export function run(program, args) {
  const result = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 26 });
  if (result.status !== 0) throw new Error(`${program} failed: ${result.error ?? result.stderr + result.stdout}`);
  return result.stdout;
}

/** Waits until an address answers with success. */
export function answers(url, headers = {}, method = "GET") {
  return until(() => fetch(url, { headers, method }).then(({ ok }) => ok, () => false), 100);
}

/** Asks again and again, until what is asked is so; its answer. */
export async function until(asked, pauseMillis, seconds = 900) {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const answer = await asked();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, pauseMillis));
  }
  throw new Error(`after ${seconds} s still not so: ${asked}`);
}

/** The stores that the tests use, and their environment. */
export async function stores(folder) {
  const file = join(folder, "stores.env");
  const server = start(PTSDLY, ["stores", file]);
  await until(() => existsSync(file), 100);
  const lines = readFileSync(file, "utf8").trim().split("\n");
  const environment = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
  return { ...server, environment };
}

export function freePort() {
  return listen(0);
}

/** The first of the neighbouring ports of a platform, below those that the system gives to callers. */
async function freeBase() {
  for (let base = 20_000 + (process.pid % 400) * 20; ; base += 20) {
    const all = await Promise.allSettled(Array.from({ length: PLATFORM_PORTS }, (_, index) => listen(base + index)));
    if (all.every(({ status }) => status === "fulfilled")) return base;
  }
}

function listen(wanted) {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(wanted, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
