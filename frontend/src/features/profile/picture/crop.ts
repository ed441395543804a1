/** What the person chose: how near (1 shows all that fits), and where (0..1 from left and from top). */
export interface Framing {
  zoom: number;
  x: number;
  y: number;
}

export const WHOLE: Framing = { zoom: 1, x: 0.5, y: 0.5 };
export const NEAREST = 4;

interface Size {
  width: number;
  height: number;
}

const within = (value: number) => Math.min(1, Math.max(0, value));

/** The square of a picture that a framing shows, in the picture's own pixels. */
export function squareOf({ width, height }: Size, { zoom, x, y }: Framing) {
  const side = Math.min(width, height) / zoom;
  return { left: x * (width - side), top: y * (height - side), side };
}

/** The framing after the picture was pulled by some pixels of a preview that is `preview` pixels wide. */
export function pulled(
  size: Size,
  framing: Framing,
  by: { x: number; y: number; preview: number },
) {
  const { left, top, side } = squareOf(size, framing);
  const scale = side / by.preview;
  const place = (at: number, room: number, stay: number) => (room > 0 ? within(at / room) : stay);
  return {
    ...framing,
    x: place(left - by.x * scale, size.width - side, framing.x),
    y: place(top - by.y * scale, size.height - side, framing.y),
  };
}
