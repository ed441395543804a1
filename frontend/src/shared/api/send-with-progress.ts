import type { Bearer } from '@/shared/session/token-keeper';
import { parseProblem, retryAfter, unreachable, type Problem } from './problem';

type Outcome<T> = { data: T; error?: undefined } | { data?: undefined; error: Problem };

interface Sending {
  path: string;
  body: Blob;
  token: string | null;
  onProgress: (fraction: number) => void;
}

/** One PUT with XMLHttpRequest, the only client of a browser that tells how far an upload is. */
function put({ path, body, token, onProgress }: Sending) {
  return new Promise<XMLHttpRequest>((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `${location.origin}${path}`);
    request.setRequestHeader('Content-Type', body.type);
    if (token) request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onloadend = () => resolve(request);
    request.send(body);
  });
}

function outcomeOf<T>(request: XMLHttpRequest): Outcome<T> {
  const { status, responseText } = request;
  if (status === 0) return { error: unreachable() };
  if (status < 300) return { data: JSON.parse(responseText) as T };
  const problem = parseProblem(status, responseText);
  return {
    error: {
      ...problem,
      requestId: problem.requestId ?? request.getResponseHeader('X-Request-Id') ?? undefined,
      retryAfterSeconds: retryAfter(request.getResponseHeader('Retry-After')),
    },
  };
}

/** Puts a file and tells its progress; a 401 is answered by renewing the token and sending once more. */
export async function sendWithProgress<T>(
  path: string,
  body: Blob,
  bearer: Bearer,
  onProgress: (fraction: number) => void,
): Promise<Outcome<T>> {
  const first = await put({ path, body, token: await bearer.token(), onProgress });
  if (first.status !== 401) return outcomeOf<T>(first);
  const token = await bearer.renew();
  return outcomeOf<T>(token ? await put({ path, body, token, onProgress }) : first);
}
