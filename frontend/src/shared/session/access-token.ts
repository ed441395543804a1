import { keepToken, tokenFrom, type Token } from './token-keeper';

/** `left` is signed out by one's own wish, in this tab. */
export type SessionStatus = 'unknown' | 'signed-in' | 'signed-out' | 'left' | 'unreachable';

let tell: (status: SessionStatus) => void = () => undefined;

/** Hears of every change between signed in, signed out and "the platform does not answer". */
export function watchSession(listener: (status: SessionStatus) => void) {
  tell = listener;
}

async function refresh(): Promise<Token | null> {
  const response = await fetch(`${location.origin}/api/auth/refresh`, { method: 'POST' }).catch(
    () => null,
  );
  if (response?.ok) {
    const { accessToken, expiresAt } = (await response.json()) as {
      accessToken: string;
      expiresAt: string;
    };
    tell('signed-in');
    return tokenFrom(accessToken, expiresAt, response);
  }
  tell(response && response.status < 500 && response.status !== 429 ? 'signed-out' : 'unreachable');
  return null;
}

/** The access token: in memory only, fetched with the refresh cookie that scripts cannot read. */
export const accessToken = keepToken(refresh);
