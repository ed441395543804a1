import { describe, expect, it } from 'vitest';
import { readStoryboard, tileAt } from './storyboard';

const TEXT = `WEBVTT

00:00:00.000 --> 00:00:06.000
storyboard/000.jpg#xywh=0,0,160,90

01:00:06.500 --> 01:00:12.000
storyboard/001.jpg#xywh=160,90,160,90
`;

describe('a storyboard', () => {
  const tiles = readStoryboard(TEXT, 'http://localhost/play/session/item/storyboard.vtt');

  it('has a part of a sheet for each time', () => {
    expect(tiles).toEqual([
      {
        start: 0,
        sheet: 'http://localhost/play/session/item/storyboard/000.jpg',
        x: 0,
        y: 0,
        width: 160,
        height: 90,
      },
      {
        start: 3606.5,
        sheet: 'http://localhost/play/session/item/storyboard/001.jpg',
        x: 160,
        y: 90,
        width: 160,
        height: 90,
      },
    ]);
    expect(tileAt(tiles, 5)).toBe(tiles[0]);
    expect(tileAt(tiles, 4000)).toBe(tiles[1]);
  });

  it('is empty when it is something else', () => {
    expect(tileAt(readStoryboard('<html>', 'http://localhost/'), 5)).toBeUndefined();
  });
});
