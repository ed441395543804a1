// The media server against the programs that do one of its jobs and nothing else, in the same run and in turn: bare ffmpeg,
// nginx, @tus/server. Sizes and rounds are settings (README.md), so that a short run is possible.
import { ladders } from "./media/ladder.mjs";
import { playable } from "./media/playable.mjs";
import { Tenant } from "./media/tenant.mjs";
import { uploads } from "./media/uploads.mjs";
import { watching } from "./media/watching.mjs";
import { need, onFreshPlatform } from "./tools.mjs";

const PARTS = { playable, ladders, uploads, watching };
/** The limits that protect the door would be all that is measured. */
const NO_LIMIT = "1000000000";

export async function media() {
  need("ffmpeg", "nginx", "curl", "wrk");
  for (const kind of ["READS", "WRITES", "UPLOADS", "PLAY"]) {
    for (const limit of ["PERADDRESS", "PERACCOUNT", "BURST"]) {
      process.env[`PTSD_GATEWAY_LIMITS_${kind}_${limit}`] = NO_LIMIT;
    }
  }
  const asked = process.env.PTSD_BENCH_PARTS?.split(",") ?? Object.keys(PARTS);
  return onFreshPlatform(async (platform) => {
    const tenant = await Tenant.on(platform);
    const rows = [];
    for (const part of asked) rows.push(...(await PARTS[part](tenant, platform.folder)));
    return rows;
  });
}
