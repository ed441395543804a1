// How fast one big upload goes, by curl, and what many at once cost the server's memory.
import { spawn } from "node:child_process";
import { readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { bulky } from "./clips.mjs";
import { nginx, tusCreation, tusServer } from "./peers.mjs";
import { ROUNDS, UPLOADS_AT_ONCE, UPLOAD_MB } from "./settings.mjs";

const TARGET = 0.8;
const FLAT = 1.2;
const LOOK_MILLIS = 100;
const TUS = { "Tus-Resumable": "1.0.0", "Content-Type": "application/offset+octet-stream" };

export async function uploads(tenant, folder) {
  const file = bulky(folder, UPLOAD_MB);
  return [...(await throughput(tenant, folder, file)), await memory(tenant, file)];
}

async function throughput(tenant, folder, file) {
  const [web, tus] = await Promise.all([nginx(folder), tusServer(folder)]);
  const rates = { ours: [], tus: [], nginx: [] };
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      rates.ours.push(await megabytesPerSecond(file, () => toOurs(tenant, file)));
      rates.tus.push(await megabytesPerSecond(file, () => toTusServer(tus, folder, file)));
      rates.nginx.push(await megabytesPerSecond(file, () => toNginx(web, file)));
    }
  } finally {
    await Promise.all([web.stop(), tus.stop()]);
  }
  const row = (against, theirs, more) => ({
    row: `upload of ${UPLOAD_MB} MB by curl, through the gateway, looked at, in the bucket`,
    unit: "MB/s",
    ours: rates.ours.slice(1), // the first one of each warms up
    against,
    theirs: theirs.slice(1),
    better: "more",
    ...more,
  });
  return [
    row("@tus/server with its file store", rates.tus, { atLeast: TARGET }),
    row("nginx, PUT by WebDAV", rates.nginx, {}),
  ];
}

async function megabytesPerSecond(file, send) {
  const { seconds, tidy } = await send();
  await tidy();
  return statSync(file).size / 1e6 / seconds;
}

async function toOurs(tenant, file) {
  const { id, location, headers } = await tenant.create(file);
  const seconds = await curl(file, location, "PATCH", { ...headers, "Upload-Offset": 0 });
  const tidy = async () => {
    await tenant.ready(id);
    await tenant.remove(id);
  };
  return { seconds, tidy };
}

async function toTusServer(server, folder, file) {
  const location = await tusCreation(server.address, statSync(file).size);
  const seconds = await curl(file, location, "PATCH", { ...TUS, "Upload-Offset": 0 });
  return { seconds, tidy: () => empty(join(folder, "tus")) };
}

async function toNginx(server, file) {
  const seconds = await curl(file, `${server.address}/upload`, "PUT", {});
  return { seconds, tidy: () => rmSync(join(server.root, "upload")) };
}

function empty(folder) {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
}

/** Seconds until it was answered. */
function curl(file, address, method, headers) {
  const named = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const quiet = ["--silent", "--show-error", "--fail-with-body", "-H", "Expect:"];
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const stdio = ["ignore", "ignore", "inherit"];
    const child = spawn("curl", [...quiet, "-X", method, ...named, "-T", file, address], { stdio });
    child.on("error", reject);
    child.on("exit", (code) => {
      if (code === 0) resolve((performance.now() - begun) / 1000);
      else reject(new Error(`curl ${method}: ${code}`));
    });
  });
}

async function memory(tenant, file) {
  const one = await highestResident(tenant, () => sendAndRemove(tenant, file));
  const many = await highestResident(tenant, () =>
    Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, () => sendAndRemove(tenant, file))),
  );
  return {
    row: `media server's memory at most, ${UPLOADS_AT_ONCE} uploads of ${UPLOAD_MB} MB at once`,
    unit: "MiB",
    ours: many,
    against: "one such upload",
    theirs: one,
    atMost: FLAT,
  };
}

async function sendAndRemove(tenant, file) {
  const { tidy } = await toOurs(tenant, file);
  await tidy();
}

/** Of the process itself; what its encoders need is theirs. */
async function highestResident(tenant, act) {
  let highest = 0;
  const look = setInterval(() => {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${tenant.pid}/status`, "utf8"))[1];
    highest = Math.max(highest, Number(kilobytes) / 1024);
  }, LOOK_MILLIS);
  try {
    await act();
  } finally {
    clearInterval(look);
  }
  return highest;
}
