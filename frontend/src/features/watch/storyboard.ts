/** A small picture of what is shown from `start` on: a part of a sheet. */
export interface Tile {
  start: number;
  sheet: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

const CUE = /(\d+):(\d\d):(\d\d)\.(\d{3}) --> \S+\n(\S+)#xywh=(\d+),(\d+),(\d+),(\d+)/g;

/** Reads the storyboard that lies beside a playlist. */
export function readStoryboard(text: string, address: string): Tile[] {
  return [...text.matchAll(CUE)].map(
    ([, hours, minutes, seconds, millis, sheet = '', x, y, width, height]) => ({
      start: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(millis) / 1000,
      sheet: new URL(sheet, address).href,
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
    }),
  );
}

export const tileAt = (tiles: Tile[], seconds: number) =>
  tiles.findLast(({ start }) => start <= seconds);
