import { encode } from 'uqr';

/** Quiet zone around the code, in modules (ISO/IEC 18004). */
const BORDER = 4;
const PIXELS_A_MODULE = 12;

/** A code for an address; medium correction, so that a crumpled print still reads. */
export function qrOf(text: string) {
  const { size, data } = encode(text, { ecc: 'M', border: BORDER });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { size, data, path };
}

type Qr = ReturnType<typeof qrOf>;

export const svgOf = ({ size, path }: Qr) =>
  new Blob(
    [
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
        `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`,
    ],
    { type: 'image/svg+xml' },
  );

export function pngOf({ size, data }: Qr) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * PIXELS_A_MODULE;
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.resolve(null);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#000';
  data.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (dark)
        pen.fillRect(x * PIXELS_A_MODULE, y * PIXELS_A_MODULE, PIXELS_A_MODULE, PIXELS_A_MODULE);
    }),
  );
  return new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
}
