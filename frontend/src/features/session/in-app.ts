/** Google refuses to sign people in inside these apps, and in web views of any other one on Android. */
const IN_APP =
  /KAKAOTALK|KAKAOSTORY|Instagram|FBAN|FBAV|FB_IAB|Line\/|NAVER\(inapp|DaumApps|BAND\/|everytimeApp|Snapchat|BytedanceWebview|musical_ly|; wv\)/i;

export const isInAppBrowser = (userAgent: string) => IN_APP.test(userAgent);

/**
 * An address that makes the app open a page in the phone's own browser; null where an app has no such way
 * (on iPhones all but KakaoTalk and LINE).
 */
export function outsideAddress(userAgent: string, page: string) {
  const { host, pathname, search, hash, protocol } = new URL(page);
  if (/KAKAOTALK/i.test(userAgent))
    return `kakaotalk://web/openExternal?url=${encodeURIComponent(page)}`;
  if (/Line\//i.test(userAgent)) {
    return `${protocol}//${host}${pathname}${search}${search ? '&' : '?'}openExternalBrowser=1${hash}`;
  }
  if (/Android/i.test(userAgent)) {
    const scheme = protocol.slice(0, -1);
    const action = 'action=android.intent.action.VIEW';
    const category = 'category=android.intent.category.BROWSABLE';
    return `intent://${host}${pathname}${search}#Intent;scheme=${scheme};${action};${category};end`;
  }
  return null;
}
