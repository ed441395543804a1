// What every measurement needs: programs that are there or named, processes that end with us, a median.
import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";

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
export async function answers(url, headers = {}) {
  const end = Date.now() + 180_000;
  while (Date.now() < end) {
    try {
      if ((await fetch(url, { headers })).ok) return;
    } catch {
      // not yet
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not answer`);
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
