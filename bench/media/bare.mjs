// Bare ffmpeg doing what the media server has it do, and nothing else.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../tools.mjs";

const QUIET = ["-v", "error", "-nostdin", "-y"];
const H264 = ["-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-crf", "23", "-pix_fmt", "yuv420p"];
const GOP = ["-sc_threshold", "0", "-force_key_frames", "expr:gte(t,n_forced*2)"];
const SOUND = ["-c:a", "aac", "-b:a", "128k", "-ac", "2"];
const RUNGS = [720, 480, 360];

/** Seconds until its playlist lists a first segment. */
export function firstSegment(clip, { remuxed }, within) {
  const folder = mkdtempSync(join(within, "bare-"));
  const how = remuxed ? ["-c", "copy"] : ["-vf", "scale=-2:360", ...H264, ...GOP, ...SOUND];
  const playlist = join(folder, "index.m3u8");
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn("ffmpeg", [...QUIET, "-i", clip, ...how, ...hls(folder, "index")], { stdio: "ignore" });
    const look = setInterval(() => {
      if (!existsSync(playlist) || !readFileSync(playlist, "utf8").includes("#EXTINF")) return;
      clearInterval(look);
      resolve((performance.now() - begun) / 1000);
      child.kill("SIGKILL");
    }, 5);
    child.on("exit", (code) => {
      clearInterval(look);
      if (code) reject(new Error(`bare ffmpeg failed with ${code}`));
    });
  });
}

/** Seconds of a processor for every rung and the sound in one pass with one decode. */
export function onePass(clip, within) {
  const folder = mkdtempSync(join(within, "bare-"));
  const copies = RUNGS.map((rung) => `[s${rung}]`).join("");
  const graph = [`[0:v]split=${RUNGS.length}${copies}`, ...RUNGS.map((rung) => `[s${rung}]scale=-2:${rung}[v${rung}]`)];
  const pictures = RUNGS.flatMap((rung) => ["-map", `[v${rung}]`, ...H264, ...GOP, ...hls(folder, `v${rung}`)]);
  const sound = ["-map", "0:a", ...SOUND, ...hls(folder, "audio")];
  const command = ["ffmpeg", ...QUIET, "-i", clip, "-filter_complex", graph.join(";"), ...pictures, ...sound];
  const report = run("bash", ["-c", 'TIMEFORMAT="%U %S"; { time "$@"; } 2>&1', "time", ...command]);
  return report.trim().split(" ").reduce((sum, seconds) => sum + Number(seconds), 0);
}

function hls(folder, name) {
  const kind = ["-f", "hls", "-hls_time", "6", "-hls_playlist_type", "event", "-hls_segment_type", "fmp4"];
  const files = ["-hls_fmp4_init_filename", `${name}.mp4`, "-hls_segment_filename", join(folder, `${name}-%d.m4s`)];
  return [...kind, ...files, join(folder, `${name}.m3u8`)];
}
