import type { DetailedError, Upload } from 'tus-js-client';
import { parseProblem, UNREACHABLE } from '@/shared/api/problem';
import { mediaToken, type MediaServer } from '@/shared/session/media-token';

const CHUNK_BYTES = 8 * 1024 * 1024;
const RETRY_DELAYS_MS = [0, 1_000, 3_000, 5_000, 10_000, 30_000];
const WORTH_RETRYING = new Set([401, 409, 423, 429]);

interface TransferEvents {
  onProgress(sentBytes: number): void;
  onDone(itemId: string): void;
  onFailed(problemCode: string): void;
}

function codeOf(error: Error | DetailedError) {
  const response = 'originalResponse' in error ? error.originalResponse : null;
  return response ? parseProblem(response.getStatus(), response.getBody()).code : UNREACHABLE;
}

function isWorthRetrying(error: DetailedError, server: MediaServer) {
  const status = error.originalResponse?.getStatus() ?? 0;
  if (status === 401) void mediaToken(server).renew();
  return status === 0 || status >= 500 || WORTH_RETRYING.has(status);
}

/** An upload becomes the item with the same id. */
const idOf = ({ url }: Upload) => url?.split('/').at(-1) ?? '';

/** The client comes with the first upload: most visits need none. */
async function openUpload(file: File, server: MediaServer, events: TransferEvents) {
  const { Upload } = await import('tus-js-client');
  const upload: Upload = new Upload(file, {
    endpoint: `${location.origin}/api/media/${server.tenantId}/uploads`,
    chunkSize: CHUNK_BYTES,
    retryDelays: RETRY_DELAYS_MS,
    removeFingerprintOnSuccess: true,
    metadata: { filename: file.name, filetype: file.type },
    onBeforeRequest: async (request) => {
      const token = await mediaToken(server).token();
      if (token) request.setHeader('Authorization', `Bearer ${token}`);
    },
    onShouldRetry: (error) => isWorthRetrying(error as DetailedError, server),
    onProgress: events.onProgress,
    onSuccess: () => events.onDone(idOf(upload)),
    onError: (error) => events.onFailed(codeOf(error)),
  });
  return upload;
}

/**
 * One resumable transfer of a file to a media server. Chosen again after a reload, the same file goes on
 * where it stopped.
 */
export function tusTransfer(file: File, server: MediaServer, events: TransferEvents) {
  let upload: Upload | null = null;
  let wanted = false;

  async function begin() {
    upload ??= await openUpload(file, server, events);
    const [previous] = await upload.findPreviousUploads();
    if (previous && !upload.url) upload.resumeFromPreviousUpload(previous);
    // Whoever paused or cancelled meanwhile does not want it any more.
    if (wanted) upload.start();
  }

  async function stop(atServer: boolean) {
    wanted = false;
    await upload?.abort(atServer).catch(() => undefined);
  }

  return {
    async start() {
      wanted = true;
      await begin().catch(() => events.onFailed(UNREACHABLE));
    },
    pause: () => stop(false),
    /** Ends the upload here and at the server. */
    cancel: () => stop(true),
  };
}
