import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakePlatform } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { aSubscription } from '@/testing/samples';

describe('an own server', () => {
  it('restarts after asking, and follows it until it is back', async () => {
    const platform = fakePlatform();
    const { user } = renderApp('/server');
    await user.click(await screen.findByRole('button', { name: '다시 시작' }));
    const dialog = await screen.findByRole('dialog', { name: '서버를 다시 시작할까요?' });
    expect(dialog).toHaveTextContent('1분쯤 나와 친구들 모두 볼 수 없어요.');
    expect(platform.sent('POST', `/api/subscriptions/${aSubscription().id}/restart`)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: '다시 시작' }));
    expect(await screen.findByText('서버를 다시 시작하고 있어요')).toBeVisible();

    platform.state.subscriptions = [aSubscription()];
    platform.timeline.send('subscription', aSubscription());
    expect(await screen.findByText('정상 작동 중')).toBeVisible();
  });
});

describe('the plan of an own server', () => {
  it.each([
    ['ko', '다음 결제일: 2026. 2. 2. · 9,900원 (부가세 포함)', /언제든 해지할 수 있고/],
    ['en', 'Next payment: Feb 2, 2026 · ₩9,900 including VAT', /Cancel at any time/],
  ] as const)(
    'says when it is paid again, and how it is cancelled: %s',
    async (language, ...said) => {
      fakePlatform();
      renderApp('/server', language);
      for (const words of said) expect(await screen.findByText(words)).toBeVisible();
    },
  );

  it('is not paid again once it is cancelled', async () => {
    fakePlatform({ subscriptions: [aSubscription({ cancelledAt: '2026-01-20T03:04:05Z' })] });
    renderApp('/server');
    expect(await screen.findByText('베이직 · 9,900원 / 월')).toBeVisible();
    expect(screen.queryByText(/다음 결제일/)).toBeNull();
  });

  it('is paid for the first time when a server has served', async () => {
    fakePlatform({
      subscriptions: [aSubscription({ state: 'PROVISIONING', periodEndsAt: null })],
    });
    renderApp('/server');
    expect(await screen.findByText('베이직 · 9,900원 / 월')).toBeVisible();
    expect(screen.queryByText(/다음 결제일/)).toBeNull();
  });
});
