import { describe, expect, it } from 'vitest';
import { en } from './en';
import { i18n, preferredLanguage } from './i18n';
import { ko } from './ko';

function keysOf(texts: object, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'object' ? keysOf(text, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}

const textOf = (language: 'ko' | 'en', key: string) =>
  (i18n.getFixedT(language) as unknown as (key: string) => string)(key);
const holesOf = (text: string) => (text.match(/{{\w+}}/g) ?? []).sort();

describe('the texts', () => {
  it('are the same in both languages', () => expect(keysOf(en).sort()).toEqual(keysOf(ko).sort()));

  it.each(keysOf(ko))('%s says something, with the same holes, in both languages', (key) => {
    const [korean, english] = [textOf('ko', key), textOf('en', key)];
    expect(korean.trim()).not.toBe('');
    expect(english).not.toMatch(/[가-힣]/);
    expect(holesOf(english)).toEqual(holesOf(korean));
  });

  it.each([
    [['ko-KR', 'en'], 'ko'],
    [['en-US', 'ko'], 'en'],
    [['fr-FR', 'en-GB'], 'en'],
    [['fr-FR'], 'ko'],
    [[], 'ko'],
  ])('of a browser that prefers %s are %s', (languages, expected) =>
    expect(preferredLanguage(languages)).toBe(expected),
  );
});
