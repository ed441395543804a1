import { screen, waitFor } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { aSubscription, steps } from '@/testing/samples';
import { server } from '@/testing/server';

describe('the server page', () => {
  it('follows the making of the server step by step', async () => {
    const made = aSubscription({ state: 'PROVISIONING', steps: steps(1) });
    const platform = fakePlatform({ subscriptions: [made] });
    renderApp('/server');
    expect(await screen.findByText('서버를 만들고 있어요')).toBeVisible();
    expect(screen.getAllByRole('listitem')[1]).toHaveAttribute('aria-current', 'step');

    platform.timeline.send('subscription', { ...made, steps: steps(3) });
    await waitFor(() =>
      expect(screen.getAllByRole('listitem')[3]).toHaveAttribute('aria-current', 'step'),
    );
    expect(screen.getAllByText('완료 · 0:20')).toHaveLength(3);

    const active = aSubscription();
    platform.state.subscriptions = [active];
    platform.timeline.send('subscription', active);
    expect(await screen.findByText('정상 작동 중')).toBeVisible();
    expect(await screen.findByText('100GB 중 25GB 사용')).toBeVisible();
    expect(screen.getByRole('link', { name: '영상 올리러 가기' })).toBeVisible();
  });

  it('asks in the plain way when the stream breaks', async () => {
    const platform = fakePlatform({
      subscriptions: [aSubscription({ state: 'PROVISIONING', steps: steps(1) })],
    });
    server.use(
      http.get(at('/api/subscriptions/:id/timeline'), () => problem(502, 'internal_error')),
    );
    renderApp('/server');
    await screen.findByText('서버를 만들고 있어요');
    platform.state.subscriptions = [aSubscription()];
    expect(await screen.findByText('정상 작동 중', {}, { timeout: 5_000 })).toBeVisible();
  });

  it('moves the clock of the running step', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, now: Date.parse('2026-01-02T03:05:00Z') });
    fakePlatform({ subscriptions: [aSubscription({ state: 'PROVISIONING', steps: steps(0) })] });
    renderApp('/server');
    expect(await screen.findByText('진행 중 · 0:55')).toBeVisible();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await screen.findByText(/진행 중 · 0:5[89]/)).toBeVisible();
  });

  it('tells why a step failed and tries again', async () => {
    const failed = aSubscription({ state: 'FAILED', steps: steps(1, 'FAILED') });
    const platform = fakePlatform({ subscriptions: [failed] });
    server.use(
      http.post(at('/api/subscriptions/:id/retry'), () => {
        platform.state.subscriptions = [aSubscription({ state: 'PROVISIONING', steps: steps(1) })];
        return new Response(null, { status: 202 });
      }),
    );
    const { user } = renderApp('/server');
    expect(await screen.findByText('No capacity')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '다시 시도' }));
    expect(await screen.findByText('서버를 만들고 있어요')).toBeVisible();
  });

  it('leads whoever has none to the plans', async () => {
    fakePlatform({ subscriptions: [] });
    renderApp('/server');
    expect(await screen.findByRole('link', { name: '요금제 고르기' })).toHaveAttribute(
      'href',
      '/plans',
    );
  });

  it('says what failed when the subscription cannot be read', async () => {
    fakePlatform();
    server.use(http.get(at('/api/subscriptions/:id'), () => problem(500, 'internal_error')));
    renderApp('/server');
    expect(await screen.findByText('요청 번호: req-1')).toBeVisible();
  });

  it('shows its outline while it loads', async () => {
    fakePlatform();
    server.use(http.get(at('/api/subscriptions'), () => new Promise<never>(() => undefined)));
    renderApp('/server');
    expect(await screen.findByRole('heading', { name: '내 서버' })).toBeVisible();
    expect(screen.getByRole('status', { name: '불러오는 중이에요' })).toBeVisible();
  });
});
