// Where the CPU of a request goes: samples of the running gateway by async-profiler, as the share of each layer.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./tools.mjs";

const LAYERS = [
  ["rules of the gateway", /^ly\/ptsd\//],
  ["Spring Cloud Gateway", /^org\/springframework\/cloud\//],
  ["Spring's view of request and answer", /^org\/springframework\//],
  ["Reactor Netty", /^reactor\/netty\//],
  ["Reactor: reactive steps", /^reactor\//],
  ["Netty: HTTP codec", /^io\/netty\/handler\/codec\//],
  ["Netty: channels, buffers", /^io\/netty\//],
];
const SYSTEM_CALLS = /^(__GI_|recv|epoll_|___pthread|\[vdso\])/;
const ROUNDS = 3;

/** Prints the table when PTSD_BENCH_PROFILER names async-profiler's library; otherwise nothing is sampled. */
export async function profile(pid, load) {
  const agent = process.env.PTSD_BENCH_PROFILER;
  if (!agent) return;
  const folder = mkdtempSync(join(tmpdir(), "ptsdly-profile-"));
  const tell = (command) => run("jcmd", [`${pid}`, "JVMTI.agent_load", agent, `"${command}"`]);
  try {
    tell("start,event=ctimer,interval=1ms,cstack=vm");
    for (let round = 0; round < ROUNDS; round++) load();
    tell(`stop,file=${join(folder, "stacks")},collapsed`);
    console.table(shares(readFileSync(join(folder, "stacks"), "utf8")));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A sample belongs to the layer of the innermost frame that has one, unless it was taken in the kernel. */
function shares(stacks) {
  const counts = new Map();
  let all = 0;
  for (const line of stacks.trim().split("\n")) {
    const at = line.lastIndexOf(" ");
    const samples = Number(line.slice(at + 1));
    const layer = layerOf(line.slice(0, at).split(";").reverse());
    counts.set(layer, (counts.get(layer) ?? 0) + samples);
    all += samples;
  }
  const rows = [...counts].sort(([, one], [, other]) => other - one);
  return rows.map(([layer, samples]) => ({ layer, share: `${((100 * samples) / all).toFixed(1)} %` }));
}

function layerOf(frames) {
  if (SYSTEM_CALLS.test(frames[0])) return "system calls";
  for (const frame of frames) {
    const layer = LAYERS.find(([, pattern]) => pattern.test(frame));
    if (layer) return layer[0];
  }
  return "the virtual machine";
}
