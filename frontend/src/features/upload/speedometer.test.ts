import { describe, expect, it } from 'vitest';
import { speedometer } from './speedometer';

describe('the speedometer', () => {
  it('measures bytes per second and smooths them', () => {
    let now = 0;
    const speedOf = speedometer(() => now);
    expect(speedOf(5_000)).toBe(0);
    now = 1_000;
    expect(speedOf(6_000)).toBe(1_000);
    now = 1_100;
    expect(speedOf(60_000)).toBe(1_000);
    now = 2_000;
    expect(speedOf(8_000)).toBeCloseTo(1_300);
  });
});
