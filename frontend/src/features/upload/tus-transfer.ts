import { DetailedError, Upload } from 'tus-js-client';
import { parseProblem, UNREACHABLE } from '@/shared/api/problem';
import { mediaToken, type MediaServer } from '@/shared/session/media-token';

const CHUNK_BYTES = 8 * 1024 * 1024;
const RETRY_DELAYS_MS = [0, 1_000, 3_000, 5_000, 10_000, 30_000];
const WORTH_RETRYING = new Set([401, 409, 423, 429]);

interface TransferEvents {
  onProgress(sentBytes: number): void;
  onDone(): void;
  onFailed(problemCode: string): void;
}

function codeOf(error: Error) {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  return response ? parseProblem(response.getStatus(), response.getBody()).code : UNREACHABLE;
}

function isWorthRetrying(error: DetailedError, server: MediaServer) {
  const status = error.originalResponse?.getStatus() ?? 0;
  if (status === 401) void mediaToken(server).renew();
  return status === 0 || status >= 500 || WORTH_RETRYING.has(status);
}

/**
 * One resumable transfer of a file to a media server. Chosen again after a reload, the same file goes on
 * where it stopped.
 */
export function tusTransfer(file: File, server: MediaServer, events: TransferEvents) {
  const upload = new Upload(file, {
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
    onSuccess: events.onDone,
    onError: (error) => events.onFailed(codeOf(error)),
  });

  return {
    async start() {
      const [previous] = await upload.findPreviousUploads();
      if (previous && !upload.url) upload.resumeFromPreviousUpload(previous);
      upload.start();
    },
    pause: () => upload.abort(),
    /** Ends the upload here and at the server. */
    cancel: () => upload.abort(true).catch(() => undefined),
  };
}
