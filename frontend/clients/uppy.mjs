// Uploads a file with Uppy, paused in the middle: node uppy.mjs ENDPOINT TOKEN FILE NAME. Prints where the upload is.
import { readFile } from 'node:fs/promises';
import Uppy from '@uppy/core';
import Tus from '@uppy/tus';

const CHUNK = 1 << 20;
const [endpoint, token, file, name] = process.argv.slice(2);

const uppy = new Uppy({ autoProceed: false }).use(Tus, {
  endpoint,
  chunkSize: CHUNK,
  headers: { Authorization: `Bearer ${token}` },
});
const id = uppy.addFile({ name, type: 'video/mp4', data: await readFile(file) });

let paused = false;
uppy.on('upload-progress', (_, { bytesUploaded }) => {
  if (paused || bytesUploaded < CHUNK) return;
  paused = true;
  uppy.pauseAll();
  setTimeout(() => uppy.resumeAll());
});

const { successful, failed } = await uppy.upload();
if (failed.length > 0) throw failed[0].error;
if (!paused) throw new Error('complete before it was paused');
console.log(successful.find((one) => one.id === id).uploadURL);
