// How much is measured, from the environment.

export const ROUNDS = number("PTSD_BENCH_ROUNDS", 5);
/** Uploads before the first one that counts: a server that has run for a while has its code compiled. */
export const WARM_UPS = number("PTSD_BENCH_WARM_UPS", 8);
export const CLIP_SECONDS = number("PTSD_BENCH_CLIP_SECONDS", 30);
/** Megabytes a second: what a subscriber's line carries where the end of an upload is what is measured. */
export const LINE_MB = number("PTSD_BENCH_LINE_MB", 12.5);
export const UPLOAD_MB = number("PTSD_BENCH_UPLOAD_MB", 500);
export const UPLOADS_AT_ONCE = number("PTSD_BENCH_UPLOADS", 20);

function number(name, usual) {
  return Number(process.env[name] ?? usual);
}
