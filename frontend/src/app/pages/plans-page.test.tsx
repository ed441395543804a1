import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { aPlan, aSubscription } from '@/testing/samples';
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
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}-plus-1$/);
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
    expect(screen.getByText('다음 결제일: 2026. 2. 2. · 9,900원 (부가세 포함)')).toBeVisible();
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

  it('tells when the plan has changed since the page was opened, and takes nothing', async () => {
    const platform = fakePlatform({ subscriptions: [] });
    const { user, router } = renderApp('/plans');
    const subscribe = await screen.findByRole('button', { name: '구독하기: 베이직' });
    platform.state.plans = [aPlan({ version: 2, priceKrwPerMonth: 12_900 })];
    await user.click(subscribe);
    expect(await screen.findByRole('alert')).toHaveTextContent('12,900원 / 월');
    expect(platform.sent('POST', '/api/subscriptions')).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: '구독하기: 베이직' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/server'));
  });

  it('shows a subscription that was made elsewhere meanwhile', async () => {
    const platform = fakePlatform({ subscriptions: [] });
    server.use(
      http.post(at('/api/subscriptions'), () => {
        platform.state.subscriptions = [aSubscription()];
        return problem(409, 'subscription_exists');
      }),
    );
    const { user } = renderApp('/plans');
    await user.click(await screen.findByRole('button', { name: '구독하기: 플러스' }));
    expect(await screen.findByText('이용 중')).toBeVisible();
    expect(screen.getByRole('link', { name: '내 서버 보기' })).toBeVisible();
  });

  it('says that somebody keeps older terms', async () => {
    fakePlatform({
      plans: [aPlan({ version: 2, priceKrwPerMonth: 12_900 })],
    });
    renderApp('/plans');
    expect(await screen.findByText(/조건 그대로 쓰고 있어요: 9,900원/)).toBeVisible();
  });
});

describe('changing the plan', () => {
  const change = '요금제 바꾸기: 플러스';

  it('shows both plans first, then changes once, however often it is clicked', async () => {
    const platform = fakePlatform({ planChange: { replacesServer: true } });
    const { user, router } = renderApp('/plans');
    await user.click(await screen.findByRole('button', { name: change }));
    const dialog = await screen.findByRole('dialog', { name: change });
    const price = await within(dialog).findByRole('row', { name: /월 요금/ });
    expect(price).toHaveTextContent('9,900원19,900원');
    expect(dialog).toHaveTextContent('지금보다 큰 요금제예요.');
    expect(dialog).toHaveTextContent('재생은 끊기지 않고');
    await user.dblClick(within(dialog).getByRole('button', { name: '요금제 바꾸기' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/server'));
    const path = `/api/subscriptions/${aSubscription().id}/plan-change`;
    const keys = platform.sent('POST', path).map(({ headers }) => headers.get('Idempotency-Key'));
    expect(new Set(keys).size).toBe(1);
    expect(await screen.findByText('플러스 요금제로 바꾸는 중')).toBeVisible();
  });

  it('shows what exceeds the new limits and wants it accepted', async () => {
    const platform = fakePlatform({
      planChange: {
        direction: 'DOWN',
        exceeds: [
          { limit: 'storage', used: 60 * 1024 ** 3, allowed: 50 * 1024 ** 3 },
          { limit: 'maxHeight', used: 2160, allowed: 1080 },
        ],
      },
    });
    const { user, router } = renderApp('/plans');
    await user.click(await screen.findByRole('button', { name: change }));
    const dialog = await screen.findByRole('dialog');
    const alert = await within(dialog).findByRole('alert');
    expect(alert).toHaveTextContent('저장 공간: 60GB 사용 중, 새 한도 50GB');
    expect(alert).toHaveTextContent('최고 화질: 2160p 사용 중, 새 한도 1080p');
    const confirm = within(dialog).getByRole('button', { name: '요금제 바꾸기' });
    expect(confirm).toBeDisabled();
    await user.click(within(dialog).getByRole('checkbox'));
    await user.click(confirm);
    await waitFor(() => expect(router.state.location.pathname).toBe('/server'));
    const path = `/api/subscriptions/${aSubscription().id}/plan-change`;
    expect(await platform.sent('POST', path)[0]?.json()).toEqual({
      planId: 'plus',
      acceptExceeding: true,
    });
  });

  it('shows what began to exceed the limits while the question was open', async () => {
    const platform = fakePlatform();
    const { user } = renderApp('/plans');
    await user.click(await screen.findByRole('button', { name: change }));
    const dialog = await screen.findByRole('dialog');
    const confirm = await within(dialog).findByRole('button', { name: '요금제 바꾸기' });
    platform.state.planChange = {
      exceeds: [{ limit: 'largestUpload', used: 2048 ** 3, allowed: 1024 ** 3 }],
    };
    await user.click(confirm);
    expect(await within(dialog).findByText(/한도를 넘는 것이 있어요. 확인하고/)).toBeVisible();
    expect(await within(dialog).findByRole('checkbox')).not.toBeChecked();
    expect(confirm).toBeDisabled();
  });

  it('says what failed', async () => {
    fakePlatform();
    server.use(
      http.get(at('/api/subscriptions/:id/plan-change'), () => problem(422, 'plan_unknown')),
    );
    const { user } = renderApp('/plans');
    await user.click(await screen.findByRole('button', { name: change }));
    expect(await screen.findByText('이 요금제는 더 이상 없어요.')).toBeVisible();
  });

  it.each([
    ['stopped', aSubscription({ state: 'STOPPED' })],
    ['cancelled', aSubscription({ cancelledAt: '2026-01-20T03:04:05Z' })],
  ])('is not offered for a %s one', async (_, subscription) => {
    fakePlatform({ subscriptions: [subscription] });
    renderApp('/plans');
    expect(await screen.findByText(/작동 중일 때 요금제를/)).toBeVisible();
    expect(screen.queryByRole('button', { name: change })).toBeNull();
  });
});
