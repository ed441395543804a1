/** Only a path of this origin is a place to return to; anything else becomes the main page. */
export function safeReturnTo(wanted: string | null) {
  if (!wanted?.startsWith('/') || /^\/[/\\]/.test(wanted)) return '/';
  const target = new URL(wanted, location.origin);
  return target.origin === location.origin ? target.pathname + target.search + target.hash : '/';
}

/** Google refuses to sign people in inside these apps. */
export const isInAppBrowser = (userAgent: string) =>
  /KAKAOTALK|Instagram|FBAN|FBAV|Line\//i.test(userAgent);
