// What a player asks for: segments, by redirect and streamed, and the first frame in Chromium; against the same files on
// nginx.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { run } from "../tools.mjs";
import { firstFrames } from "./chromium.mjs";
import { KINDS, clip } from "./clips.mjs";
import { nginx } from "./peers.mjs";
import { ROUNDS } from "./settings.mjs";

const CONNECTIONS = 16;
const SECONDS = 3;
/** Players of libavformat get the bytes through the server. */
const STREAMED = ["-H", "User-Agent: Lavf/60.16.100"];

export async function watching(tenant, folder) {
  const { id } = await tenant.upload(clip(KINDS[0], folder));
  await tenant.ready(id);
  const playlist = await tenant.play(id);
  const web = await nginx(folder);
  try {
    const copy = `${web.address}/${await copied(playlist, web.root)}`;
    return [...(await segments(playlist, copy)), ...(await firstFrames(playlist, copy, folder))];
  } finally {
    await web.stop();
    await tenant.remove(id);
  }
}

async function segments(playlist, copy) {
  const ours = (await addresses(playlist)).segment;
  const theirs = (await addresses(copy)).segment;
  const rates = { redirect: [], streamed: [], nginx: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    rates.redirect.push(perSecond(ours, []));
    rates.streamed.push(perSecond(ours, STREAMED));
    rates.nginx.push(perSecond(theirs, []));
  }
  const row = (way, figures) => ({
    row: `segments ${way}, through the gateway`,
    unit: "requests/s",
    ours: figures.slice(1),
    against: "nginx, static files",
    theirs: rates.nginx.slice(1),
    better: "more",
  });
  return [row("by redirect", rates.redirect), row("streamed", rates.streamed)];
}

function perSecond(address, headers) {
  const report = run("wrk", ["-t1", `-c${CONNECTIONS}`, `-d${SECONDS}s`, "--timeout", "30s", ...headers, address]);
  if (/Non-2xx|Socket errors/.test(report)) throw new Error(`not every request was answered:\n${report}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(report)[1]);
}

/** Both playlists and a whole first segment, as a player would begin. */
export async function fetchFirst(playlist) {
  const { init, segment } = await addresses(playlist);
  for (const address of [init, segment]) await bytes(address);
}

async function addresses(playlist) {
  const rendition = new URL(lines(await text(playlist))[0], playlist).href;
  const listed = await text(rendition);
  const segments = lines(listed).map((name) => new URL(name, rendition).href);
  return { rendition, init: new URL(/URI="([^"]+)"/.exec(listed)[1], rendition).href, segment: segments[0] };
}

/** Everything that a playlist leads to, as files; where in the folder it begins. */
async function copied(playlist, root) {
  const base = new URL(".", playlist).href;
  const keep = async (address) => {
    const path = join(root, address.slice(base.length));
    mkdirSync(dirname(path), { recursive: true });
    const content = await bytes(address);
    writeFileSync(path, content);
    if (!address.endsWith(".m3u8")) return;
    const listed = content.toString();
    const named = [...lines(listed), ...[...listed.matchAll(/URI="([^"]+)"/g)].map(([, name]) => name)];
    for (const name of new Set(named)) await keep(new URL(name, address).href);
  };
  await keep(playlist);
  return playlist.slice(base.length);
}

function lines(playlist) {
  return playlist.split("\n").filter((line) => line && !line.startsWith("#"));
}

async function text(address) {
  return (await bytes(address)).toString();
}

async function bytes(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${new URL(address).pathname.split("/").at(-1)}: ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}
