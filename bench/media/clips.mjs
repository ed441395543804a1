// Films to measure with: what can be remuxed and what has to be encoded.
import { appendFileSync, copyFileSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { run } from "../tools.mjs";
import { CLIP_SECONDS } from "./settings.mjs";

const QUIET = ["-v", "error", "-y"];
const MB = 1e6;

export const KINDS = [
  {
    name: "720p H.264 that can be remuxed",
    file: "remuxable.mp4",
    make: ["-c:v", "libx264", "-preset", "veryfast", "-g", "60", "-pix_fmt", "yuv420p", "-c:a", "aac", "-ac", "2"],
    remuxed: true,
  },
  {
    name: "720p VP8 that has to be encoded",
    file: "foreign.webm",
    make: ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "2M", "-c:a", "libopus"],
    remuxed: false,
  },
];

/** Its index is at its end, as cameras and phones write it. */
export function clip(kind, folder, seconds = CLIP_SECONDS) {
  const file = join(folder, `${seconds}-${kind.file}`);
  const picture = ["-f", "lavfi", "-i", `testsrc2=size=1280x720:rate=30:duration=${seconds}`];
  const sound = ["-f", "lavfi", "-i", `sine=frequency=440:duration=${seconds}`];
  run("ffmpeg", [...QUIET, ...picture, ...sound, ...kind.make, file]);
  return file;
}

/** A film of so many megabytes that is quickly made and quickly encoded: most of it is a box that players skip. */
export function bulky(folder, megabytes) {
  const short = clip(KINDS[0], folder, 2);
  const file = join(folder, `${megabytes}-mb.mp4`);
  copyFileSync(short, file);
  const bytes = Math.max(8, megabytes * MB - statSync(short).size);
  const box = Buffer.alloc(8, "free");
  box.writeUInt32BE(bytes);
  box.write("free", 4);
  appendFileSync(file, box);
  truncateSync(file, statSync(short).size + bytes);
  return file;
}
