import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accessToken } from '@/shared/session/access-token';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { otherTab } from '@/testing/other-tab';
import { renderApp } from '@/testing/render-app';
import { anItem, TENANT } from '@/testing/samples';
import { server } from '@/testing/server';

const UPLOADS = `/api/media/${TENANT}/uploads`;
const REFRESH = '/api/auth/refresh';

const tokenOf = (account: string) =>
  `header.${btoa(JSON.stringify({ sub: account })).replace(/=+$/, '')}.signature`;

/** From now on the refresh cookie is this account's. */
const signedInAs = (account: string) =>
  server.use(
    http.post(at(REFRESH), () =>
      HttpResponse.json({
        accessToken: tokenOf(account),
        expiresAt: new Date(Date.now() + 600_000).toISOString(),
      }),
    ),
  );

let tab: ReturnType<typeof otherTab>;
beforeEach(() => {
  tab = otherTab();
});
afterEach(() => tab.close());

async function runsOut(platform: ReturnType<typeof fakePlatform>) {
  platform.state.signedIn = false;
  await act(() => accessToken.renew());
}

describe('a session that runs out while the page is in use', () => {
  it('leaves the page as it is and offers to come back to it', async () => {
    const platform = fakePlatform({
      library: { items: [anItem()], usedBytes: 1, storageBytes: 100 },
    });
    const { router, user } = renderApp('/library?sort=new#top');
    await screen.findByRole('article', { name: '제주 여행' });
    await runsOut(platform);
    expect(await screen.findByRole('alert')).toHaveTextContent('로그인이 끝났어요');
    expect(screen.getByRole('article', { name: '제주 여행' })).toBeVisible();
    expect(router.state.location.pathname).toBe('/library');

    await user.click(screen.getByRole('link', { name: '다시 로그인' }));
    const back = encodeURIComponent('/library?sort=new#top');
    expect(await screen.findByRole('link', { name: '카카오 로그인' })).toHaveAttribute(
      'href',
      `/oauth2/authorization/kakao?returnTo=${back}`,
    );
    expect(screen.queryByRole('link', { name: '다시 로그인' })).toBeNull();
  });

  it('asks no more until somebody has signed in', async () => {
    const platform = fakePlatform();
    renderApp('/library');
    await screen.findByText('첫 영상을 올려 보세요');
    await runsOut(platform);
    const asked = platform.sent('POST', REFRESH).length;
    await act(() => accessToken.token());
    await act(() => accessToken.renew());
    expect(platform.sent('POST', REFRESH)).toHaveLength(asked);
  });

  it('holds the uploads, and goes on with them when another tab has signed in', async () => {
    const platform = fakePlatform();
    let letGo = () => undefined as void;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    server.use(
      http.post(at(UPLOADS), () => {
        const headers = { 'Tus-Resumable': '1.0.0', Location: `${UPLOADS}/upload1` };
        return new HttpResponse(null, { status: 201, headers });
      }),
      http.head(at(`${UPLOADS}/upload1`), () => {
        const headers = { 'Tus-Resumable': '1.0.0', 'Upload-Offset': '0', 'Upload-Length': '12' };
        return new HttpResponse(null, { headers });
      }),
      http.patch(at(`${UPLOADS}/upload1`), async () => {
        await held;
        const headers = { 'Tus-Resumable': '1.0.0', 'Upload-Offset': '12' };
        return new HttpResponse(null, { status: 204, headers });
      }),
    );
    renderApp('/library');
    fireEvent.drop(await screen.findByRole('heading', { name: '내 영상' }), {
      dataTransfer: { files: [new File(['x'.repeat(12)], 'jeju.mp4')], types: ['Files'] },
    });
    const drawer = await screen.findByRole('region', { name: '업로드' });
    await waitFor(() => expect(platform.sent('PATCH', `${UPLOADS}/upload1`)).toHaveLength(1));
    await runsOut(platform);
    expect(await within(drawer).findByText('로그인을 기다리는 중')).toBeVisible();
    const signIn = screen.getByRole('link', { name: '새 탭에서 로그인' });
    expect(signIn).toHaveAttribute('href', '/login?returnTo=%2Flibrary');
    expect(signIn).toHaveAttribute('target', '_blank');

    letGo();
    platform.state.signedIn = true;
    tab.says({ kind: 'signed-in', account: null });
    expect(await within(drawer).findByText('완료')).toBeVisible();
    expect(screen.queryByRole('link', { name: '새 탭에서 로그인' })).toBeNull();
  });

  it('keeps nothing of one account for the next one', async () => {
    fakePlatform();
    signedInAs('one');
    const { store } = renderApp('/library');
    await screen.findByText('첫 영상을 올려 보세요');
    fireEvent.drop(screen.getByRole('heading', { name: '내 영상' }), {
      dataTransfer: { files: [new File(['x'], 'mine.mp4')], types: ['Files'] },
    });
    server.use(http.post(at(UPLOADS), () => new Promise<never>(() => undefined)));
    await screen.findByRole('region', { name: '업로드' });
    signedInAs('two');
    const subscriptions = vi.fn(() => HttpResponse.json([]));
    server.use(http.get(at('/api/subscriptions'), subscriptions));
    tab.says({ kind: 'signed-in', account: 'two' });
    await waitFor(() => expect(store.getState().session.account).toBe('two'));
    expect(await screen.findByText('아직 서버가 없어요')).toBeVisible();
    expect(subscriptions).toHaveBeenCalled();
    expect(screen.queryByRole('region', { name: '업로드' })).toBeNull();
  });
});

describe('two tabs', () => {
  it('are signed out together', async () => {
    fakePlatform();
    const { user } = renderApp('/me');
    await user.click(await screen.findByRole('button', { name: '로그아웃' }));
    await waitFor(() => expect(tab.heard).toContainEqual({ kind: 'signed-out' }));
  });

  it('follow each other out, and say why', async () => {
    fakePlatform();
    const { router, store } = renderApp('/me');
    await screen.findByRole('textbox', { name: '이름' });
    tab.says({ kind: 'signed-out' });
    expect(await screen.findByText(/다른 탭에서 로그아웃해서/)).toBeVisible();
    await waitFor(() => expect(router.state.location.pathname).toBe('/'));
    expect(JSON.stringify(store.getState())).not.toContain('haneul@example.com');
    expect(tab.heard).not.toContainEqual({ kind: 'signed-out' });
  });

  it('follow each other in', async () => {
    const platform = fakePlatform({ signedIn: false });
    const { router } = renderApp('/login?returnTo=%2Fme');
    await screen.findByRole('link', { name: '카카오 로그인' });
    platform.state.signedIn = true;
    tab.says({ kind: 'signed-in', account: null });
    await waitFor(() => expect(router.state.location.pathname).toBe('/me'));
  });

  it('are told once, not by every renewal', async () => {
    fakePlatform();
    signedInAs('one');
    renderApp('/me');
    await screen.findByRole('textbox', { name: '이름' });
    await act(() => accessToken.renew());
    await waitFor(() => expect(tab.heard).toEqual([{ kind: 'signed-in', account: 'one' }]));
  });

  it('never renew at the same time', async () => {
    fakePlatform();
    const locks: string[] = [];
    vi.stubGlobal(
      'navigator',
      Object.create(navigator, {
        locks: {
          value: {
            request: async (name: string, act: () => Promise<unknown>) => {
              locks.push(`${name} taken`);
              const result = await act();
              locks.push(`${name} given back`);
              return result;
            },
          },
        },
      }),
    );
    await accessToken.token();
    expect(locks).toEqual(['ptsd-refresh taken', 'ptsd-refresh given back']);
  });
});

describe('the network', () => {
  it('is asked again as soon as it is back', async () => {
    const platform = fakePlatform();
    server.use(http.post(at(REFRESH), () => HttpResponse.error(), { once: true }));
    renderApp('/me');
    expect(await screen.findByText(/서버에 연결할 수 없어요/)).toBeVisible();
    fireEvent(window, new Event('online'));
    expect(await screen.findByRole('textbox', { name: '이름' })).toBeVisible();
    expect(platform.sent('POST', REFRESH)).toHaveLength(2);
  });

  it('is told about when it is away', async () => {
    fakePlatform();
    renderApp('/me');
    await screen.findByRole('textbox', { name: '이름' });
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    fireEvent(window, new Event('offline'));
    expect(await screen.findByText(/오프라인이에요/)).toBeVisible();
  });

  it('does not hide the main page from those who are not known yet', async () => {
    fakePlatform();
    server.use(http.post(at(REFRESH), () => problem(502, 'server_unreachable'), { once: true }));
    renderApp('/');
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('나만의 서버');
    expect(screen.getByText('요청 번호: req-1')).toBeVisible();
  });
});
