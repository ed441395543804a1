import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatBytes,
  formatDuration,
  formatExcess,
  formatKrw,
  formatPercent,
  formatUsd,
} from './format';

describe('formats', () => {
  it.each([
    [0, 'en', '0 bytes'],
    [1_400, 'en', '1 kB'],
    [1023.6 * 1024, 'en', '1 MB'],
    [1023.96 * 1024 ** 2, 'ko', '1GB'],
    [1023.9 * 1024 ** 2, 'en', '1,023.9 MB'],
    [1.5 * 1024 ** 2, 'en', '1.5 MB'],
    [5 * 1024 ** 3, 'ko', '5GB'],
    [2 * 1024 ** 4, 'en', '2 TB'],
    [5_000 * 1024 ** 4, 'en', '5,000 TB'],
  ])('%d bytes in %s as %s', (bytes, language, text) =>
    expect(formatBytes(bytes, language)).toBe(text),
  );

  it.each([
    [150 * 1024 ** 3, '150GB'],
    [100 * 1024 ** 3 + 1, '107,374,182,401바이트'],
  ])('%d bytes above a limit of 100 GB as %s', (used, text) =>
    expect(formatExcess(used, 100 * 1024 ** 3, 'ko')).toBe(text),
  );

  it.each([
    [0, '0:00'],
    [65.4, '1:05'],
    [3_725, '1:02:05'],
  ])('%d seconds as %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  it('prices in won', () => {
    expect(formatKrw(9_900, 'ko')).toBe('9,900원');
    expect(formatKrw(9_900, 'en')).toBe('₩9,900');
  });

  it.each([
    [0, 'US$0.00'],
    [0.00001, '<US$0.0001'],
    [0.0416, 'US$0.0416'],
    [0.05, 'US$0.0500'],
    [0.99, 'US$0.9900'],
    [0.9999, 'US$1.00'],
    [18.4, 'US$18.40'],
    [1234.567, 'US$1,234.57'],
  ])('%d dollars as %s', (amount, text) => expect(formatUsd(amount, 'ko')).toBe(text));

  it.each([
    [0, 'now'],
    [30, '30 seconds ago'],
    [90, '1 minute ago'],
    [7_200, '2 hours ago'],
    [86_400, 'yesterday'],
  ])('what was %d seconds ago as %s', (seconds, text) => {
    const now = Date.parse('2026-01-02T03:04:05Z');
    expect(formatAge(new Date(now - seconds * 1_000).toISOString(), now, 'en')).toBe(text);
  });

  it('fractions as percent', () => expect(formatPercent(0.634, 'ko')).toBe('63%'));
});
