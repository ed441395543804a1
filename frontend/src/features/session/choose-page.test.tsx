import { screen, waitFor } from '@testing-library/react';
import { http } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PendingSignIn } from '@/shared/api/types';
import { leaveFor } from '@/shared/ui/leave-for';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { server } from '@/testing/server';

const pending: PendingSignIn = {
  provider: 'kakao',
  email: 'h***@example.com',
  existing: ['google'],
};

beforeEach(() => vi.mocked(leaveFor).mockClear());

describe('the choice after a first sign-in with a known e-mail', () => {
  it('tells what is known, without more than it must', async () => {
    fakePlatform({ signedIn: false, pending });
    renderApp('/login/choose?returnTo=%2Flibrary');
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(
      '이미 쓰고 있는 이메일이에요',
    );
    expect(screen.getByText(/카카오 로그인의 이메일 h\*\*\*@example\.com/)).toBeVisible();
    expect(screen.getByRole('link', { name: '다른 방법으로 로그인' })).toHaveAttribute(
      'href',
      '/login?returnTo=%2Flibrary',
    );
  });

  it('signs in the old way and links', async () => {
    const platform = fakePlatform({ signedIn: false, pending });
    const { user } = renderApp('/login/choose');
    await user.click(await screen.findByRole('button', { name: 'Google로 로그인하고 연결하기' }));
    await waitFor(() =>
      expect(leaveFor).toHaveBeenCalledWith('/oauth2/authorization/google?returnTo=%2F'),
    );
    const [sent] = platform.sent('POST', '/api/auth/pending/link');
    expect(await sent?.json()).toEqual({ provider: 'google' });
  });

  it('makes a separate account and goes on to the page that was asked for', async () => {
    fakePlatform({ signedIn: false, pending });
    const { user, router } = renderApp('/login/choose?returnTo=%2Fme');
    await user.click(await screen.findByRole('button', { name: '새 계정 만들기' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/me'));
    expect(await screen.findByRole('textbox', { name: '이름' })).toBeVisible();
  });

  it('is over after a while', async () => {
    fakePlatform({ signedIn: false });
    renderApp('/login/choose?returnTo=%2Fme');
    expect(await screen.findByRole('heading', { name: '선택할 시간이 지났어요' })).toBeVisible();
    expect(screen.getByRole('link', { name: '다시 로그인' })).toHaveAttribute(
      'href',
      '/login?returnTo=%2Fme',
    );
  });

  it('can be over by the time a choice is made', async () => {
    const platform = fakePlatform({ signedIn: false, pending });
    const { user } = renderApp('/login/choose');
    const button = await screen.findByRole('button', { name: '새 계정 만들기' });
    platform.state.pending = null;
    await user.click(button);
    expect(await screen.findByRole('heading', { name: '선택할 시간이 지났어요' })).toBeVisible();
  });

  it('says what failed and can be tried again', async () => {
    fakePlatform({ signedIn: false, pending });
    server.use(
      http.get(at('/api/auth/pending'), () => problem(500, 'internal_error'), { once: true }),
    );
    const { user } = renderApp('/login/choose');
    expect(await screen.findByText('요청 번호: req-1')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '다시 시도' }));
    expect(await screen.findByRole('button', { name: '새 계정 만들기' })).toBeVisible();
  });

  it('keeps the choice open when a way on is refused', async () => {
    fakePlatform({ signedIn: false, pending });
    server.use(
      http.post(at('/api/auth/pending/link'), () =>
        problem(429, 'rate_limited', { 'Retry-After': '5' }),
      ),
    );
    const { user } = renderApp('/login/choose');
    await user.click(await screen.findByRole('button', { name: 'Google로 로그인하고 연결하기' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('요청이 너무 많아요');
    expect(screen.getByRole('button', { name: '새 계정 만들기' })).toBeEnabled();
    expect(leaveFor).not.toHaveBeenCalled();
  });
});
