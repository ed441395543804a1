/** What went wrong, as the platform tells it (RFC 9457), or as the network does (status 0). */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail?: string;
  requestId?: string;
  errors?: { field: string; message: string }[];
  /** What can be done instead, where a command does not fit the state of things. */
  allowed?: string[];
  /** How long the platform wants to be left alone (Retry-After). */
  retryAfterSeconds?: number;
}

/** A problem as something to throw. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** The code of a request that never reached the platform. */
export const UNREACHABLE = 'unreachable';

export const unreachable = (): Problem => ({ status: 0, code: UNREACHABLE, title: 'Unreachable' });

/** Reads a body as a problem; one that is not ours still becomes a problem with the status it came with. */
export function parseProblem(status: number, body: string | undefined): Problem {
  const nameless = { status, code: status === 404 ? 'not_found' : 'internal_error', title: '' };
  try {
    const parsed: unknown = JSON.parse(body ?? '');
    return typeof parsed === 'object' && parsed !== null && 'code' in parsed
      ? { ...nameless, ...(parsed as Partial<Problem>) }
      : nameless;
  } catch {
    return nameless;
  }
}

/** Retry-After in seconds, whichever of its two forms it has; undefined without one. */
export function retryAfter(header: string | null, now = Date.now()) {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

export async function problemOf(response: Response): Promise<Problem> {
  const problem = parseProblem(response.status, await response.text());
  return {
    ...problem,
    requestId: problem.requestId ?? response.headers.get('X-Request-Id') ?? undefined,
    retryAfterSeconds: retryAfter(response.headers.get('Retry-After')),
  };
}

export function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'status' in error;
}
