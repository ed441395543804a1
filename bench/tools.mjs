// What every measurement needs: programs that are there or named, processes that end with us, a median.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

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

/** A server that lives until stop() or until we end. */
export function start(program, args) {
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "inherit"] });
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

/** Output of a program that has to succeed. */
export function run(program, args) {
  const result = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 26 });
  if (result.status !== 0) throw new Error(`${program} failed: ${result.error ?? result.stderr + result.stdout}`);
  return result.stdout;
}

/** Waits until an address answers with success. */
export function answers(url, headers = {}) {
  return until(() => fetch(url, { headers }).then(({ ok }) => ok, () => false), 100);
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
  const server = start(new URL("../ptsdly", import.meta.url).pathname, ["stores", file]);
  await until(() => existsSync(file), 100);
  const lines = readFileSync(file, "utf8").trim().split("\n");
  const environment = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
  return { ...server, environment };
}

export function freePort() {
  return listen(0);
}

/** The first of the neighbouring ports of a platform, below those that the system gives to callers. */
export async function freeBase() {
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
