import { describe, expect, it } from 'vitest';
import { isProblem, parseProblem, problemOf } from './problem';

describe('problems', () => {
  it('keep what the platform says', async () => {
    const body = { status: 422, code: 'media_unreadable', title: 'Unreadable', requestId: 'r1' };
    const problem = await problemOf(Response.json(body, { status: 422 }));
    expect(problem).toEqual(body);
    expect(isProblem(problem)).toBe(true);
  });

  it('take the number of the request from the header when the body has none', async () => {
    const response = new Response('<html>', { status: 502, headers: { 'X-Request-Id': 'r2' } });
    expect(await problemOf(response)).toMatchObject({
      status: 502,
      code: 'internal_error',
      requestId: 'r2',
    });
  });

  it.each([undefined, '', 'text', '[]', 'null', '{"message":"x"}'])(
    'become one from %s',
    (body) => {
      expect(parseProblem(404, body)).toMatchObject({ status: 404, code: 'not_found' });
    },
  );
});
