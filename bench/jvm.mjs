// The services as processes of their own, and what they use.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { run } from "./tools.mjs";

const USER_HZ = 100;

export function java() {
  return process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/java") : "java";
}

/** The packaged service of this name. */
export function jar(service) {
  const target = new URL(`../${service}/target/`, import.meta.url).pathname;
  return join(
    target,
    readdirSync(target).find((name) => name.startsWith(`${service}-`) && name.endsWith(".jar")),
  );
}

/**
 * What a process and its children used so far (proc_pid_stat(5): utime and stime), without the compiler's threads, which
 * rest in a server that runs for days; nginx works in a child.
 */
export function cpuSeconds(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean);
  const threads = readdirSync(`/proc/${pid}/task`).map((id) => threadSeconds(`/proc/${pid}/task/${id}`));
  return [...threads, ...children.map(cpuSeconds)].reduce((sum, used) => sum + used, 0);
}

function threadSeconds(folder) {
  try {
    if (/^C[12] Compiler/.test(readFileSync(`${folder}/comm`, "utf8"))) return 0;
    const fields = readFileSync(`${folder}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) / USER_HZ;
  } catch {
    return 0; // it ended just now
  }
}

/** What a JVM still holds after a full collection, in MiB: its heap's size says how much it may take, not what it needs. */
export function liveMiB(pid) {
  const ask = (command) => run(join(dirname(java()), "jcmd"), [`${pid}`, command]);
  ask("GC.run");
  return [...ask("GC.heap_info").matchAll(/^(?:DefNew|Tenured)\s+total \d+K, used (\d+)K/gm)]
    .reduce((sum, [, kilobytes]) => sum + Number(kilobytes) / 1024, 0);
}
