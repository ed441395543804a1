import type { Problem } from '@/shared/api/problem';
import { squareOf, type Framing } from './crop';

export const ACCEPTED = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];
const LARGEST_BYTES = 20 * 1024 ** 2;
const LARGEST_PIXELS = 40_000_000;
const SIDE = 1024;
const QUALITY = 0.9;

const refusal = (status: number, code: string): Problem => ({ status, code, title: '' });

function decoded(url: string) {
  const image = new Image();
  image.src = url;
  return image.decode().then(
    () => image,
    () => Promise.reject(refusal(422, 'picture_unreadable')),
  );
}

/** Reads a chosen picture; rejects with the problem that the platform would tell. `url` is to be revoked. */
export async function openPicture(file: File) {
  if (!ACCEPTED.includes(file.type)) throw refusal(415, 'media_type_unsupported');
  if (file.size > LARGEST_BYTES) throw refusal(413, 'picture_too_large');
  const url = URL.createObjectURL(file);
  try {
    const image = await decoded(url);
    if (image.naturalWidth * image.naturalHeight > LARGEST_PIXELS)
      throw refusal(413, 'picture_too_large');
    return { url, image };
  } catch (problem) {
    URL.revokeObjectURL(url);
    throw problem;
  }
}

export type OpenPicture = Awaited<ReturnType<typeof openPicture>>;

/** What the framing shows, as a JPEG of at most 1024 pixels a side: small enough for any line. */
export function cropped(image: HTMLImageElement, framing: Framing): Promise<Blob> {
  const size = { width: image.naturalWidth, height: image.naturalHeight };
  const { left, top, side } = squareOf(size, framing);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.max(1, Math.min(SIDE, Math.round(side)));
  const context = canvas.getContext('2d');
  if (!context) return Promise.reject(refusal(422, 'picture_unreadable'));
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, left, top, side, side, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(refusal(422, 'picture_unreadable'))),
      'image/jpeg',
      QUALITY,
    ),
  );
}
