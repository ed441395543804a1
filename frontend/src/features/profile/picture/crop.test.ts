import { describe, expect, it } from 'vitest';
import { pulled, squareOf, WHOLE } from './crop';

const LANDSCAPE = { width: 400, height: 200 };

describe('the crop of a picture', () => {
  it('is the middle square at first', () =>
    expect(squareOf(LANDSCAPE, WHOLE)).toEqual({ left: 100, top: 0, side: 200 }));

  it('gets smaller when it gets nearer, and stays inside', () => {
    expect(squareOf(LANDSCAPE, { zoom: 2, x: 0, y: 1 })).toEqual({ left: 0, top: 100, side: 100 });
    expect(squareOf(LANDSCAPE, { zoom: 2, x: 1, y: 0 })).toEqual({ left: 300, top: 0, side: 100 });
  });

  it('follows the hand that pulls, up to the edge', () => {
    const by = { x: 50, y: 50, preview: 100 };
    expect(pulled(LANDSCAPE, WHOLE, by)).toEqual({ zoom: 1, x: 0, y: 0.5 });
    expect(pulled(LANDSCAPE, WHOLE, { ...by, x: -25 })).toEqual({ zoom: 1, x: 0.75, y: 0.5 });
  });
});
