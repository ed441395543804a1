import { HttpResponse } from 'msw';

const ORIGIN = 'http://localhost:8080';
export const at = (path: string) => ORIGIN + path;

export const problem = (
  status: number,
  code: string,
  headers: Record<string, string> = {},
  more: Record<string, unknown> = {},
) =>
  HttpResponse.json(
    { status, code, title: code, requestId: 'req-1', ...more },
    { status, headers },
  );
