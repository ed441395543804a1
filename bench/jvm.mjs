// The services as processes of their own, and what they use.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

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

/** What a process holds in memory, in MiB (proc_pid_status(5): VmRSS). */
export function residentMiB(pid) {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
}
