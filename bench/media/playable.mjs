// Seconds from the last byte of an upload until its owner's browser knows that it can be played (and it can), against bare
// ffmpeg making the first segment of the same file.
import { firstSegment } from "./bare.mjs";
import { KINDS, clip } from "./clips.mjs";
import { ROUNDS, WARM_UPS } from "./settings.mjs";
import { fetchFirst } from "./watching.mjs";

const TARGET = 1.3;

export async function playable(tenant, folder) {
  const rows = [];
  for (const kind of KINDS) rows.push(...(await compare(tenant, folder, kind)));
  return rows;
}

async function compare(tenant, folder, kind) {
  const file = clip(kind, folder);
  const first = await untilPlayable(tenant, file);
  for (let i = 0; i < WARM_UPS; i++) await untilPlayable(tenant, file);
  const ours = [];
  const bare = [await firstSegment(file, kind, folder)];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await untilPlayable(tenant, file));
    bare.push(await firstSegment(file, kind, folder));
  }
  const against = kind.remuxed ? "ffmpeg -c copy to its first segment" : "ffmpeg encoding 360p to its first segment";
  const row = (name, more) => ({ row: `${name}, ${kind.name}`, unit: "s", against, theirs: bare.slice(1), ...more });
  return [
    row("upload finished to playable", { ours: ours.map(({ told }) => told), atMost: TARGET }),
    row("upload finished to the first segment in hand", { ours: ours.map(({ inHand }) => inHand) }),
    row("the first upload of its kind at a fresh server", { ours: [first.told] }),
  ];
}

async function untilPlayable(tenant, file) {
  const { id, sentAt } = await tenant.upload(file);
  const toldAt = await tenant.playable(id);
  await fetchFirst(await tenant.play(id));
  const inHandAt = performance.now();
  await tenant.ready(id);
  await tenant.remove(id);
  return { told: (toldAt - sentAt) / 1000, inHand: (inHandAt - sentAt) / 1000 };
}
