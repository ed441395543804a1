import { describe, expect, it } from 'vitest';
import { csvOf } from './csv';

describe('a table as CSV', () => {
  it('quotes what would break it, and begins with the mark of UTF-8', () =>
    expect(csvOf([['가', 'a,b', 'say "hi"', 'two\nlines', null, 1.5, true]])).toBe(
      '\uFEFF가,"a,b","say ""hi""","two\nlines",,1.5,true\r\n',
    ));

  it.each(['=1+1', '+1', '-1', '@a', '\tx'])('makes no formula of %j', (text) =>
    expect(csvOf([[text]])).toBe(`\uFEFF'${text}\r\n`),
  );

  it('leaves numbers below zero alone', () => expect(csvOf([[-1]])).toBe('\uFEFF-1\r\n'));
});
