import { describe, expect, it } from 'vitest';
import { isInAppBrowser, outsideAddress } from './in-app';

const PAGE = 'https://ptsd.example/login?returnTo=%2Fme';

describe('the browsers inside other apps', () => {
  it.each([
    'Mozilla/5.0 (iPhone) Instagram 300',
    'Mozilla/5.0 (Linux; Android 15) KAKAOTALK 11.0',
    'Mozilla/5.0 (iPhone) NAVER(inapp; search; 1000)',
    'Mozilla/5.0 (Linux; Android 15; wv) Chrome/156',
  ])('are known: %s', (userAgent) => expect(isInAppBrowser(userAgent)).toBe(true));

  it.each([
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/156 Mobile Safari/537.36',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) AppleWebKit/605 Version/19.0 Mobile Safari/604.1',
  ])('are not taken for true ones: %s', (userAgent) =>
    expect(isInAppBrowser(userAgent)).toBe(false),
  );

  it.each([
    ['KAKAOTALK', `kakaotalk://web/openExternal?url=${encodeURIComponent(PAGE)}`],
    ['Line/15', `${PAGE}&openExternalBrowser=1`],
    [
      'Android Instagram',
      'intent://ptsd.example/login?returnTo=%2Fme#Intent;scheme=https;action=android.intent.action.VIEW;category=android.intent.category.BROWSABLE;end',
    ],
    ['iPhone Instagram', null],
  ])('of %s lead out by %s', (userAgent, address) =>
    expect(outsideAddress(userAgent, PAGE)).toBe(address),
  );

  it('name the page first where it asks for nothing', () =>
    expect(outsideAddress('Line/15', 'https://ptsd.example/login')).toBe(
      'https://ptsd.example/login?openExternalBrowser=1',
    ));
});
