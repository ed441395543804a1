import { fireEvent, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { server } from '@/testing/server';
import { safeReturnTo } from './return-to';

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
    ['clock_skew', /시각이 맞지 않아/],
    ['too_many_attempts', '로그인을 너무 여러 번 시도했어요. 잠시 후 다시 시도해 주세요.'],
    ['unavailable', '지금은 로그인할 수 없어요. 잠시 후 다시 시도해 주세요.'],
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

  it('leads out of the browsers of other apps, which Google refuses', async () => {
    fakePlatform({ signedIn: false });
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla/5.0 KAKAOTALK 11.0');
    const { user } = renderApp('/login');
    expect(await screen.findByRole('link', { name: '외부 브라우저로 열기' })).toHaveAttribute(
      'href',
      'kakaotalk://web/openExternal?url=http%3A%2F%2Flocalhost%3A8080%2F',
    );
    await user.click(screen.getByRole('button', { name: '주소 복사' }));
    expect(await screen.findByText(/주소를 복사했어요/)).toBeVisible();
    expect(await navigator.clipboard.readText()).toBe('http://localhost:8080/');
  });

  it('gives the address along where an app has no way out', async () => {
    fakePlatform({ signedIn: false });
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla/5.0 (iPhone) Instagram 300');
    const { user } = renderApp('/login');
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'));
    await user.click(await screen.findByRole('button', { name: '주소 복사' }));
    expect(await screen.findByText(/복사하지 못했어요/)).toBeVisible();
    expect(screen.queryByRole('link', { name: '외부 브라우저로 열기' })).toBeNull();
  });

  it('says so when the browser keeps no cookies', async () => {
    fakePlatform({ signedIn: false });
    vi.spyOn(document, 'cookie', 'get').mockReturnValue('');
    renderApp('/login?error=sign_in_expired');
    expect(await screen.findByRole('alert')).toHaveTextContent(/쿠키를 막고 있어요/);
  });

  it('waits as long as the platform asked for, where it led back here', async () => {
    fakePlatform({ signedIn: false });
    renderApp('/login?error=too_many_attempts&wait=2&returnTo=%2Fme');
    expect(await screen.findByRole('alert')).toHaveTextContent('로그인을 너무 여러 번 시도했어요');
    expect(screen.getByRole('button', { name: 'Google로 로그인' })).toBeDisabled();
    expect(screen.getByText('2초 후에 다시 로그인할 수 있어요.')).toBeVisible();
    const link = await screen.findByRole('link', { name: '카카오 로그인' }, { timeout: 5_000 });
    expect(link).toHaveAttribute('href', '/oauth2/authorization/kakao?returnTo=%2Fme');
  });

  it.each(['-1', 'Infinity', 'x', '99999'])('is not closed by a wait of %s', async (wait) => {
    fakePlatform({ signedIn: false });
    renderApp(`/login?error=unavailable&wait=${wait}`);
    expect(await screen.findByRole('link', { name: '카카오 로그인' })).toBeVisible();
  });

  describe('begins', () => {
    /** Clicks the link and tells whether the page kept it from leading away. */
    const click = async (keys: { ctrlKey?: boolean } = {}) => {
      const asked = vi.fn();
      server.events.on('request:start', ({ request }) => asked(new URL(request.url).pathname));
      renderApp('/login');
      const link = await screen.findByRole('link', { name: '카카오 로그인' });
      let kept = true;
      const leaving = (event: Event) => {
        kept = event.defaultPrevented;
        event.preventDefault();
      };
      document.addEventListener('click', leaving, { once: true });
      fireEvent.click(link, keys);
      expect(kept).toBe(false);
      expect(asked).not.toHaveBeenCalledWith('/oauth2/authorization/kakao');
      return link;
    };

    it('by the link itself, asked for once', async () => {
      fakePlatform({ signedIn: false });
      expect(await click()).toHaveAttribute('data-loading');
    });

    it('again for whoever comes back by the button of the browser', async () => {
      fakePlatform({ signedIn: false });
      const link = await click();
      fireEvent(window, new Event('pageshow'));
      expect(link).not.toHaveAttribute('data-loading');
    });

    it('in another tab, while this one stays as it is', async () => {
      fakePlatform({ signedIn: false });
      expect(await click({ ctrlKey: true })).not.toHaveAttribute('data-loading');
    });
  });

  it('says why it cannot tell who is there, and waits as long as it is asked to', async () => {
    fakePlatform();
    server.use(
      http.post(
        at('/api/auth/refresh'),
        () => problem(503, 'rate_limit_unavailable', { 'Retry-After': '2' }),
        { once: true },
      ),
    );
    const { user, router } = renderApp('/login?returnTo=%2Fme');
    expect(await screen.findByText(/지금은 로그인 요청을 받을 수 없어요/)).toBeVisible();
    expect(screen.getByText('요청 번호: req-1')).toBeVisible();
    const retry = screen.getByRole('button', { name: '다시 시도' });
    expect(retry).toBeDisabled();
    await waitFor(() => expect(retry).toBeEnabled());
    await user.click(retry);
    await waitFor(() => expect(router.state.location.pathname).toBe('/me'));
  });

  it.each([
    [null, '/'],
    ['/library?x=1#y', '/library?x=1#y'],
    ['https://evil.example/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['library', '/'],
  ])('returns from %s to %s', (wanted, expected) => expect(safeReturnTo(wanted)).toBe(expected));
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
