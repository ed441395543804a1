import type { Bearer } from '@/shared/session/token-keeper';

export interface ApiRequest {
  path: string;
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
}

/** A file goes as it is, everything else as JSON. */
function payloadOf(body: unknown): { body?: BodyInit; type?: string } {
  if (body === undefined) return {};
  if (body instanceof Blob) return { body, type: 'application/octet-stream' };
  return { body: JSON.stringify(body), type: 'application/json' };
}

function send(
  { path, method, body, headers }: ApiRequest,
  token: string | null,
  signal?: AbortSignal,
) {
  const payload = payloadOf(body);
  return fetch(`${location.origin}${path}`, {
    method,
    signal,
    body: payload.body,
    headers: {
      ...(payload.type ? { 'Content-Type': payload.type } : {}),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
  });
}

/** Sends with the bearer's token; a 401 is answered by renewing it and asking once more. */
export async function authorizedFetch(
  request: ApiRequest,
  bearer: Bearer | null,
  signal?: AbortSignal,
) {
  if (!bearer) return send(request, null, signal);
  const response = await send(request, await bearer.token(), signal);
  if (response.status !== 401) return response;
  const renewed = await bearer.renew();
  return renewed ? send(request, renewed, signal) : response;
}
