// Seconds from a complete upload to playable, against bare ffmpeg making the first segment of the same file: by copying
// where the file can be remuxed, by encoding 360p where it cannot. The upload itself, over loopback, is part of ours.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PTSDLY, median, need, onFreshPlatform, run } from "./tools.mjs";

const ROUNDS = 3;
const TARGET = 1.3;
const QUIET = ["-v", "error", "-y"];
const CLIPS = [
  {
    row: "playable, 30 s of 720p H.264 that can be remuxed",
    against: "ffmpeg -c copy to its first segment",
    make: ["-c:v", "libx264", "-preset", "veryfast", "-g", "60", "-pix_fmt", "yuv420p", "-c:a", "aac"],
    file: "remuxable.mp4",
    bare: ["-c", "copy"],
  },
  {
    row: "playable, 30 s of 720p VP8 that has to be encoded",
    against: "ffmpeg encoding 360p to its first segment",
    make: ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "2M", "-c:a", "libopus"],
    file: "foreign.webm",
    bare: ["-vf", "scale=-2:360", "-c:v", "libx264", "-preset", "veryfast", "-g", "60", "-c:a", "aac", "-ac", "2"],
  },
];

export async function playable() {
  need("ffmpeg");
  return onFreshPlatform(async ({ origin, folder }) => {
    const rows = [];
    for (const clip of CLIPS) rows.push(await compare(clip, origin, folder));
    return rows;
  });
}

async function compare({ row, against, make, file, bare }, origin, folder) {
  const clip = join(folder, file);
  const picture = ["-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=30:duration=30"];
  const sound = ["-f", "lavfi", "-i", "sine=frequency=440:duration=30"];
  run("ffmpeg", [...QUIET, ...picture, ...sound, ...make, clip]);
  demo(clip, origin);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({ ours: demo(clip, origin), theirs: await firstSegment(clip, bare, join(folder, `bare-${file}-${round}`)) });
  }
  return {
    row,
    unit: "s",
    ours: median(rounds.map((round) => round.ours)),
    against,
    theirs: median(rounds.map((round) => round.theirs)),
    atMost: TARGET,
  };
}

function demo(clip, origin) {
  const { seconds } = JSON.parse(run(PTSDLY, ["demo", clip, "--at", origin]).trim().split("\n").at(-1));
  return seconds.upload + seconds.playable;
}

function firstSegment(clip, how, name) {
  const playlist = `${name}.m3u8`;
  const hls = ["-f", "hls", "-hls_time", "6", "-hls_playlist_type", "event", "-hls_segment_type", "fmp4"];
  const files = ["-hls_fmp4_init_filename", `${name.split("/").at(-1)}.mp4`, "-hls_segment_filename", `${name}-%d.m4s`];
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn("ffmpeg", [...QUIET, "-i", clip, ...how, ...hls, ...files, playlist], { stdio: "ignore" });
    const look = setInterval(() => {
      if (existsSync(playlist) && readFileSync(playlist, "utf8").includes("#EXTINF")) {
        clearInterval(look);
        child.kill("SIGKILL");
        resolve((performance.now() - begun) / 1000);
      }
    }, 5);
    child.on("exit", (code) => {
      if (code) {
        clearInterval(look);
        reject(new Error(`bare ffmpeg failed with ${code}`));
      }
    });
  });
}
