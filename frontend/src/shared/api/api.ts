import { createApi, type BaseQueryFn } from '@reduxjs/toolkit/query/react';
import { accessToken } from '@/shared/session/access-token';
import { mediaToken, type MediaServer } from '@/shared/session/media-token';
import { authorizedFetch, type ApiRequest } from './authorized-fetch';
import { ProblemError, problemOf, unreachable, type Problem } from './problem';

/** A request as the signed-in account, as `anyone`, or as the owner of a media server. */
type Request = ApiRequest & { as?: 'anyone' | MediaServer };

function bearerFor(as: Request['as']) {
  if (as === 'anyone') return null;
  return as ? mediaToken(as) : accessToken;
}

/** What a media server's refusal tells about the subscription behind it. */
const SERVER_MOVED_ON = new Set(['server_stopped', 'server_not_ready', 'read_only']);

async function send({ as, ...request }: Request, signal: AbortSignal) {
  try {
    const response = await authorizedFetch(request, bearerFor(as), signal);
    if (!response.ok) return { error: await problemOf(response) };
    const text = await response.text();
    return { data: text ? (JSON.parse(text) as unknown) : null };
  } catch (error) {
    return { error: error instanceof ProblemError ? error.problem : unreachable() };
  }
}

const baseQuery: BaseQueryFn<Request, unknown, Problem> = async (request, { signal, dispatch }) => {
  const answer = await send(request, signal);
  if (typeof request.as === 'object' && answer.error && SERVER_MOVED_ON.has(answer.error.code))
    dispatch(api.util.invalidateTags(['Subscription']));
  return answer;
};

export const TAGS = [
  'Subscription',
  'Account',
  'Links',
  'Library',
  'Trash',
  'Begun',
  'Collections',
  'Tags',
  'Sessions',
  'SecurityEvents',
  'Operations',
] as const;

/** The one client of the platform; each service's endpoints are injected beside this file. */
export const api = createApi({
  baseQuery,
  tagTypes: TAGS,
  refetchOnReconnect: true,
  endpoints: () => ({}),
});
