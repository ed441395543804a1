import type { Provider } from '@/shared/api/types';

/** Only a path of this origin is a place to return to; anything else becomes the main page. */
export function safeReturnTo(wanted: string | null) {
  if (!wanted?.startsWith('/') || /^\/[/\\]/.test(wanted)) return '/';
  const target = new URL(wanted, location.origin);
  return target.origin === location.origin ? target.pathname + target.search + target.hash : '/';
}

/** Where signing in with a provider begins: a page of the platform that leads on to the provider. */
export const startOf = (provider: Provider, returnTo: string) =>
  `/oauth2/authorization/${provider}?returnTo=${encodeURIComponent(returnTo)}`;
