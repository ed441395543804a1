/** A token and the moment (on this browser's clock) from which it must not be used any more. */
export interface Token {
  value: string;
  renewAt: number;
}

/** Something that can put a bearer token on a request, and get another one when it was refused. */
export interface Bearer {
  token(): Promise<string | null>;
  renew(): Promise<string | null>;
}

const MARGIN_MS = 30_000;

/**
 * Keeps one token in memory, renews it before it ends, and lets any number of callers share one renewal.
 * `fetchToken` answers null when there is none to be had.
 */
export function keepToken(fetchToken: () => Promise<Token | null>) {
  let current: Token | null = null;
  let renewal: Promise<string | null> | null = null;

  function renew() {
    if (renewal) return renewal;
    const mine: Promise<string | null> = fetchToken()
      .then((token) => {
        // A token that arrives after forget() is not kept.
        if (renewal === mine) current = token;
        return token?.value ?? null;
      })
      .finally(() => {
        if (renewal === mine) renewal = null;
      });
    renewal = mine;
    return mine;
  }

  return {
    renew,
    token: async () => (current && Date.now() < current.renewAt ? current.value : renew()),
    forget: () => {
      current = null;
      renewal = null;
    },
  };
}

/** Reads the life of a token against the server's clock, so that a wrong clock here does no harm. */
export function tokenFrom(value: string, expiresAt: string, response: Response): Token {
  const serverNow = Date.parse(response.headers.get('Date') ?? '') || Date.now();
  return { value, renewAt: Date.now() + (Date.parse(expiresAt) - serverNow) - MARGIN_MS };
}
