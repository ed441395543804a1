import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const folder = await mkdtemp(join(tmpdir(), 'ptsdly-clip-'));

export const removeClips = () => rm(folder, { recursive: true, force: true });

/** The video to upload: PTSD_CLIP, or some seconds of test picture and tone made by ffmpeg. */
export async function clip(seconds) {
  if (process.env.PTSD_CLIP) return process.env.PTSD_CLIP;
  const file = join(await mkdtemp(join(folder, 'clip-')), '제주 2026.mp4');
  await promisify(execFile)(process.env.PTSD_FFMPEG ?? 'ffmpeg', [
    ...['-v', 'error', '-f', 'lavfi', '-i', `testsrc2=size=1280x720:rate=10:duration=${seconds}`],
    ...['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`],
    ...[
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-g',
      '20',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'aac',
    ],
    ...['-movflags', '+faststart', file],
  ]);
  return file;
}

/** A photograph, wider than high. */
export async function picture() {
  const file = join(folder, 'photo.png');
  const source = ['-f', 'lavfi', '-i', 'testsrc2=size=800x500:duration=1'];
  await promisify(execFile)(process.env.PTSD_FFMPEG ?? 'ffmpeg', [
    ...['-v', 'error', ...source, '-frames:v', '1', file],
  ]);
  return file;
}

/** Something that is not a video, whatever its name says. */
export async function notMedia() {
  const file = join(folder, 'notes.mp4');
  await writeFile(file, 'this is text and not a video\n'.repeat(50));
  return file;
}
