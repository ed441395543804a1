// Uploads a file in three parts at once with tus-js-client, paused in the middle and gone on with as after a reload:
// node tus-js-client.mjs ENDPOINT TOKEN FILE NAME. Prints where the upload is.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileUrlStorage, Upload } from 'tus-js-client';

const CHUNK = 1 << 20;
const [endpoint, token, file, name] = process.argv.slice(2);
const data = await readFile(file);
const folder = await mkdtemp(join(tmpdir(), 'tus-'));
const memory = new FileUrlStorage(join(folder, 'uploads.json'));

const options = {
  endpoint,
  parallelUploads: 3,
  chunkSize: CHUNK,
  headers: { Authorization: `Bearer ${token}` },
  metadata: { filename: name, filetype: 'video/mp4' },
  fingerprint: async () => name,
  urlStorage: memory,
};

/** Ends when every part has begun and a third of all is there. */
function begun() {
  return new Promise((resolve, reject) => {
    const upload = new Upload(data, {
      ...options,
      onError: reject,
      onSuccess: () => reject(new Error('complete before it was paused')),
      onProgress: async (sent) => {
        if (sent < data.length / 3) return;
        const [known] = await memory.findUploadsByFingerprint(name);
        if (!known?.parallelUploadUrls?.every(Boolean)) return;
        await upload.abort();
        resolve();
      },
    });
    upload.start();
  });
}

/** Somebody who knows nothing but what was stored goes on. */
async function finished() {
  const [previous] = await memory.findUploadsByFingerprint(name);
  return new Promise((resolve, reject) => {
    const upload = new Upload(data, {
      ...options,
      onError: reject,
      onSuccess: () => resolve(upload.url),
    });
    upload.resumeFromPreviousUpload(previous);
    upload.start();
  });
}

try {
  await begun();
  console.log(await finished());
} finally {
  await rm(folder, { recursive: true });
}
