// Processor time of a whole ladder, against one bare command that makes the same rungs with one decode.
import { readFileSync, readdirSync } from "node:fs";
import { onePass } from "./bare.mjs";
import { KINDS, clip } from "./clips.mjs";
import { ROUNDS } from "./settings.mjs";

const USER_HZ = 100;
const LOOK_MILLIS = 20;
const TARGET = 1.05;
const TARGET_REMUXED = 0.6;

export async function ladders(tenant, folder) {
  const rows = [];
  for (const kind of KINDS) rows.push(...(await ladder(tenant, folder, kind)));
  return rows;
}

async function ladder(tenant, folder, kind) {
  const file = clip(kind, folder);
  const ours = [];
  const bare = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await cpuOfLadder(tenant, file));
    bare.push(onePass(file, folder));
  }
  const against = "one bare pass, 720p 480p 360p";
  const common = { unit: "CPU s", against, theirs: bare };
  const row = (name, figures, more) => ({ row: `${name}, ${kind.name}`, ours: figures, ...common, ...more });
  return [
    row("ladder: its encoders", ours.map(({ encoders }) => encoders), { atMost: kind.remuxed ? TARGET_REMUXED : TARGET }),
    row("ladder: every program, with probe, poster and storyboard", ours.map(({ all }) => all), {}),
  ];
}

async function cpuOfLadder(tenant, file) {
  const before = ofEndedChildren(tenant.pid);
  const encoders = new Map();
  const look = setInterval(() => noteEncoders(tenant.pid, encoders), LOOK_MILLIS);
  const { id } = await tenant.upload(file);
  await tenant.ready(id);
  clearInterval(look);
  await tenant.remove(id);
  const sum = [...encoders.values()].reduce((total, seconds) => total + seconds, 0);
  return { encoders: sum, all: ofEndedChildren(tenant.pid) - before };
}

/** proc_pid_stat(5): cutime and cstime. */
function ofEndedChildren(pid) {
  const fields = stat(pid);
  return (Number(fields[13]) + Number(fields[14])) / USER_HZ;
}

/** What each has used when last seen: of an encoder that works for seconds, next to all. */
function noteEncoders(pid, encoders) {
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    try {
      const children = readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").trim().split(" ");
      for (const child of children.filter(Boolean)) noteEncoder(child, encoders);
    } catch {
      // it ended just now
    }
  }
}

function noteEncoder(child, encoders) {
  const command = readFileSync(`/proc/${child}/cmdline`, "utf8");
  if (!command.includes("\0-hls_time\0")) return;
  const fields = stat(child);
  encoders.set(child, (Number(fields[11]) + Number(fields[12])) / USER_HZ);
}

function stat(pid) {
  return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
}
