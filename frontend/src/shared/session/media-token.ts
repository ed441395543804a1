import { authorizedFetch } from '@/shared/api/authorized-fetch';
import { ProblemError, problemOf } from '@/shared/api/problem';
import { accessToken } from './access-token';
import { keepToken, tokenFrom, type Bearer } from './token-keeper';

/** The media server of one subscription: what every request to it has to name. */
export interface MediaServer {
  subscriptionId: string;
  tenantId: string;
}

const keepers = new Map<string, ReturnType<typeof keepToken>>();

function fetchMediaToken(subscriptionId: string) {
  return async () => {
    const path = `/api/subscriptions/${subscriptionId}/media-token`;
    const response = await authorizedFetch({ path, method: 'POST' }, accessToken);
    if (!response.ok) throw new ProblemError(await problemOf(response));
    const { token, expiresAt } = (await response.json()) as { token: string; expiresAt: string };
    return tokenFrom(token, expiresAt, response);
  };
}

/** The token that opens one tenant's media server and nothing else. */
export function mediaToken({ subscriptionId, tenantId }: MediaServer): Bearer {
  const keeper = keepers.get(tenantId) ?? keepToken(fetchMediaToken(subscriptionId));
  keepers.set(tenantId, keeper);
  return keeper;
}

/** What was opened for one account is not for the next one. */
export const forgetMediaTokens = () => keepers.clear();

/** Signing out leaves no token behind. */
export function forgetTokens() {
  accessToken.forget();
  forgetMediaTokens();
}
