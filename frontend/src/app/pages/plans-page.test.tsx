import { screen, waitFor } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { server } from '@/testing/server';

describe('the plans page', () => {
  it('lists what each plan gives', async () => {
    fakePlatform({ subscriptions: [] });
    renderApp('/plans');
    const basic = await screen.findByRole('article', { name: '베이직' });
    expect(basic).toHaveTextContent('저장 공간 100GB');
    expect(basic).toHaveTextContent('파일 하나에 5GB까지');
    expect(basic).toHaveTextContent('최고 화질 1080p');
    expect(basic).toHaveTextContent('동시 시청 5명');
  });

  it('asks people to sign in first', async () => {
    fakePlatform({ signedIn: false });
    renderApp('/plans');
    const links = await screen.findAllByRole('link', { name: '로그인하고 구독하기' });
    expect(links[0]).toHaveAttribute('href', '/login?returnTo=%2Fplans');
  });

  it('subscribes with one idempotency key and goes on to the server', async () => {
    const platform = fakePlatform({ subscriptions: [] });
    const { user, router } = renderApp('/plans');
    await user.dblClick(await screen.findByRole('button', { name: '구독하기: 플러스' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/server'));
    const keys = platform
      .sent('POST', '/api/subscriptions')
      .map(({ headers }) => headers.get('Idempotency-Key'));
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}-plus$/);
  });

  it('uses the same key again after a failure', async () => {
    const platform = fakePlatform({ subscriptions: [] });
    server.use(
      http.post(at('/api/subscriptions'), () => problem(500, 'internal_error'), { once: true }),
    );
    const { user, router } = renderApp('/plans');
    const subscribe = await screen.findByRole('button', { name: '구독하기: 베이직' });
    await user.click(subscribe);
    expect(await screen.findByRole('alert')).toHaveTextContent('문제가 생겼어요');
    await user.click(subscribe);
    await waitFor(() => expect(router.state.location.pathname).toBe('/server'));
    const keys = platform
      .sent('POST', '/api/subscriptions')
      .map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  it('shows the plan someone already has, and nothing to subscribe to', async () => {
    fakePlatform();
    renderApp('/plans');
    expect(await screen.findByText('이미 구독 중이에요.')).toBeVisible();
    expect(screen.getByText('이용 중')).toBeVisible();
    expect(screen.queryByRole('button', { name: /구독하기/ })).toBeNull();
  });

  it('offers nothing while it is not known whether there is a subscription', async () => {
    fakePlatform();
    server.use(http.get(at('/api/subscriptions'), () => problem(503, 'internal_error')));
    renderApp('/plans');
    expect(await screen.findByRole('button', { name: '다시 시도' })).toBeVisible();
    await screen.findByRole('article', { name: '베이직' });
    expect(screen.queryByRole('button', { name: /구독하기/ })).toBeNull();
  });
});
