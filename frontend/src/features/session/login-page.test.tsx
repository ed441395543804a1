import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { at, fakePlatform } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { server } from '@/testing/server';
import { isInAppBrowser, safeReturnTo } from './return-to';

describe('the sign-in page', () => {
  it('offers Kakao first and Google second, as plain links that remember where to return to', async () => {
    fakePlatform({ signedIn: false });
    renderApp('/login?returnTo=%2Flibrary');
    const kakao = await screen.findByRole('link', { name: '카카오 로그인' });
    const google = screen.getByRole('link', { name: 'Google로 로그인' });
    expect(kakao).toHaveAttribute('href', '/oauth2/authorization/kakao?returnTo=%2Flibrary');
    expect(google).toHaveAttribute('href', '/oauth2/authorization/google?returnTo=%2Flibrary');
    expect(kakao.compareDocumentPosition(google)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it.each([
    ['cancelled', '로그인을 취소했어요. 다시 시도할 수 있어요.'],
    ['provider_error', '로그인 제공자와 연결하지 못했어요. 잠시 후 다시 시도해 주세요.'],
    ['sign_in_expired', '로그인 시간이 지났어요. 처음부터 다시 해 주세요.'],
    ['anything', '로그인하지 못했어요. 다시 시도해 주세요.'],
  ])('explains %s', async (code, text) => {
    fakePlatform({ signedIn: false });
    renderApp(`/login?error=${code}`);
    expect(await screen.findByRole('alert')).toHaveTextContent(text);
  });

  it('goes straight on for whoever is signed in', async () => {
    fakePlatform({ subscriptions: [] });
    const { router } = renderApp('/login?returnTo=%2Fserver');
    await waitFor(() => expect(router.state.location.pathname).toBe('/server'));
  });

  it('warns inside the browsers of other apps', async () => {
    fakePlatform({ signedIn: false });
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla/5.0 KAKAOTALK 11.0');
    renderApp('/login');
    expect(await screen.findByText(/앱 안의 브라우저/)).toBeVisible();
  });

  it.each([
    [null, '/'],
    ['/library?x=1#y', '/library?x=1#y'],
    ['https://evil.example/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['library', '/'],
  ])('returns from %s to %s', (wanted, expected) => expect(safeReturnTo(wanted)).toBe(expected));

  it('knows the browsers that Google refuses', () => {
    expect(isInAppBrowser('Mozilla/5.0 Instagram 300')).toBe(true);
    expect(isInAppBrowser('Mozilla/5.0 Chrome/156')).toBe(false);
  });
});

describe('pages for signed-in people', () => {
  it('send others to sign in and back', async () => {
    fakePlatform({ signedIn: false });
    const { router } = renderApp('/watch/abc?t=1');
    await waitFor(() => expect(router.state.location.pathname).toBe('/login'));
    expect(router.state.location.search).toBe('?returnTo=%2Fwatch%2Fabc%3Ft%3D1');
  });

  it('wait while it is not known yet who is there', () => {
    fakePlatform();
    server.use(http.post(at('/api/auth/refresh'), () => new Promise<never>(() => undefined)));
    renderApp('/me');
    return expect(
      screen.findByRole('status', { name: '불러오는 중이에요' }),
    ).resolves.toBeVisible();
  });

  it('do not sign anyone out because the network is away', async () => {
    fakePlatform();
    server.use(http.post(at('/api/auth/refresh'), () => HttpResponse.error(), { once: true }));
    const { user, router } = renderApp('/me');
    await user.click(await screen.findByRole('button', { name: '다시 시도' }));
    expect(await screen.findByRole('heading', { name: '내 정보' })).toBeVisible();
    expect(router.state.location.pathname).toBe('/me');
  });
});
