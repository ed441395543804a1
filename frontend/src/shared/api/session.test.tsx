import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { keepToken, tokenFrom } from '@/shared/session/token-keeper';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { server } from '@/testing/server';

describe('the session', () => {
  it('renews a refused access token once and asks again', async () => {
    const platform = fakePlatform();
    server.use(http.get(at('/api/users/me'), () => problem(401, 'token_invalid'), { once: true }));
    renderApp('/me');
    expect(await screen.findByRole('textbox', { name: '이름' })).toBeVisible();
    expect(platform.sent('POST', '/api/auth/refresh')).toHaveLength(2);
  });

  it('never writes a token to the browser', async () => {
    fakePlatform();
    const { store } = renderApp('/library');
    await screen.findByText('첫 영상을 올려 보세요');
    const kept = JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage });
    expect(kept + JSON.stringify(store.getState())).not.toMatch(/access-1|media-1/);
  });

  it('takes the language of the account when this browser has none', async () => {
    fakePlatform({ account: { ...fakePlatform().state.account, locale: 'ko' } });
    const { store } = renderApp('/me', null);
    expect(await screen.findByRole('heading', { name: '내 정보' })).toBeVisible();
    expect(store.getState().preferences.language).toBe('ko');
  });
});

describe('keeping a token', () => {
  const token = (value: string, lifeMs: number) => ({ value, renewAt: Date.now() + lifeMs });

  it('lets all callers share one renewal', async () => {
    let fetched = 0;
    const keeper = keepToken(async () => token(`t${++fetched}`, 1_000));
    expect(await Promise.all([keeper.token(), keeper.token(), keeper.renew()])).toEqual([
      't1',
      't1',
      't1',
    ]);
    expect(await keeper.token()).toBe('t1');
  });

  it('renews what is about to end', async () => {
    let fetched = 0;
    const keeper = keepToken(async () => token(`t${++fetched}`, -1));
    expect(await keeper.token()).toBe('t1');
    expect(await keeper.token()).toBe('t2');
  });

  it('keeps nothing that arrives after it was told to forget', async () => {
    let arrive: (late: ReturnType<typeof token>) => void = () => undefined;
    let fetched = 0;
    const keeper = keepToken(() =>
      ++fetched === 1
        ? new Promise((resolve) => (arrive = resolve))
        : Promise.resolve(token('new', 1_000)),
    );
    const late = keeper.token();
    keeper.forget();
    arrive(token('old', 1_000));
    await late;
    expect(await keeper.token()).toBe('new');
  });

  it('measures life by the clock of the server', () => {
    const now = Date.parse('2026-01-02T00:00:00Z');
    const headers = { Date: new Date(now).toUTCString() };
    const { renewAt } = tokenFrom('t', '2026-01-02T00:10:00Z', new HttpResponse(null, { headers }));
    const life = renewAt - Date.now();
    expect(life).toBeGreaterThan(9 * 60_000);
    expect(life).toBeLessThan(10 * 60_000);
  });
});
