import type { ShortLink } from '@/shared/api/types';

export type LinkState = 'OPEN' | 'SCHEDULED' | 'EXPIRED' | 'USED_UP' | 'DISABLED';

/** What a visitor finds at the link at this time. */
export function stateOf(link: ShortLink, now: number): LinkState {
  if (!link.enabled) return 'DISABLED';
  if (link.expiresAt && Date.parse(link.expiresAt) <= now) return 'EXPIRED';
  if (link.maxViewers !== null && link.viewers >= link.maxViewers) return 'USED_UP';
  return link.startsAt && Date.parse(link.startsAt) > now ? 'SCHEDULED' : 'OPEN';
}

const DAY_MS = 86_400_000;

export const inDays = (days: number | null, now: number) =>
  days === null ? null : new Date(now + days * DAY_MS).toISOString();

/** An instant as `<input type="datetime-local">` wants it: in the reader's own zone, without saying so. */
export function toLocal(instant: string | null) {
  if (!instant) return '';
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export const fromLocal = (local: string) => (local ? new Date(local).toISOString() : null);
