import { createParser } from 'eventsource-parser';
import type { Bearer } from '@/shared/session/token-keeper';
import { authorizedFetch } from './authorized-fetch';

interface Subscriber {
  path: string;
  bearer: Bearer;
  signal: AbortSignal;
  onEvent(name: string, data: unknown): void;
  /** Called whenever the stream broke or could not be opened: the time to ask in the plain way. */
  onBreak(): void;
}

const RECONNECT_MS = 3_000;

function pause(ms: number, signal: AbortSignal) {
  return new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function readOnce({ path, bearer, signal, onEvent }: Subscriber) {
  const headers = { Accept: 'text/event-stream' };
  const response = await authorizedFetch({ path, headers }, bearer, signal);
  if (!response.ok || !response.body) throw new Error(`stream refused: ${response.status}`);
  const parser = createParser({
    onEvent: ({ event, data }) => onEvent(event ?? 'message', JSON.parse(data)),
  });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    parser.feed(chunk.value);
  }
}

/**
 * Follows a server-sent event stream that needs an Authorization header (which EventSource cannot send)
 * until the signal aborts. A broken stream is opened again every three seconds.
 */
export async function followEvents(subscriber: Subscriber) {
  const { signal, onBreak } = subscriber;
  while (!signal.aborted) {
    await readOnce(subscriber).catch(() => undefined);
    if (signal.aborted) return;
    onBreak();
    await pause(RECONNECT_MS, signal);
  }
}
