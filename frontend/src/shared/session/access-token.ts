import { problemOf, unreachable, type Problem } from '@/shared/api/problem';
import { keepToken, tokenFrom, type Token } from './token-keeper';

/** What asking for an access token told about the session. */
export type SessionNews =
  | { kind: 'signed-in'; account: string | null; operator: boolean }
  | { kind: 'refused' }
  | { kind: 'unreachable'; problem: Problem };

const PATIENCE_MS = 20_000;

/** Once refused, there is nothing to renew until somebody signs in. */
let refused = false;

let tell: (news: SessionNews) => void = () => undefined;

/** Hears what every renewal told. */
export function watchSession(listener: (news: SessionNews) => void) {
  tell = listener;
}

/**
 * One renewal at a time over all tabs: each use of the refresh cookie replaces it, and a tab that comes second
 * has to send the new one.
 */
const inTurn = <T>(act: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? navigator.locks.request('ptsd-refresh', act) : act();

const askForToken = () =>
  fetch(`${location.origin}/api/auth/refresh`, {
    method: 'POST',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => null);

/**
 * Whose token it is and what for, read without checking: only to notice that it is somebody else's than before, and
 * to know which pages to offer. Every service checks for itself.
 */
function readToken(token: string): { account: string | null; operator: boolean } {
  try {
    const [, claims = ''] = token.split('.');
    const { sub, roles } = JSON.parse(atob(claims.replace(/-/g, '+').replace(/_/g, '/'))) as {
      sub?: string;
      roles?: string[];
    };
    return { account: sub ?? null, operator: roles?.includes('operator') ?? false };
  } catch {
    return { account: null, operator: false };
  }
}

async function refresh(): Promise<Token | null> {
  const response = await inTurn(askForToken);
  if (response?.ok) {
    const { accessToken, expiresAt } = (await response.json()) as {
      accessToken: string;
      expiresAt: string;
    };
    tell({ kind: 'signed-in', ...readToken(accessToken) });
    return tokenFrom(accessToken, expiresAt, response);
  }
  refused = response?.status === 401;
  if (refused) tell({ kind: 'refused' });
  else tell({ kind: 'unreachable', problem: response ? await problemOf(response) : unreachable() });
  return null;
}

const keeper = keepToken(async () => (refused ? null : refresh()));

/** The access token: in memory only, fetched with the refresh cookie that scripts cannot read. */
export const accessToken = {
  ...keeper,

  /** Renews even after a refusal: somebody may have signed in meanwhile. */
  askAgain() {
    refused = false;
    return keeper.renew();
  },

  forget() {
    refused = false;
    keeper.forget();
  },
};
