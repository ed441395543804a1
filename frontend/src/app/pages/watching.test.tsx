import { act, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeHls } from '@/testing/fake-hls';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { anItem, inGrace, TENANT } from '@/testing/samples';
import { server } from '@/testing/server';
import { ADDRESS, holding, openPlaying, PLAY, video } from '@/testing/watching';

const ITEM = `/api/media/${TENANT}/items/item2222item2222`;

/** What the page has told the server, in this order. */
async function told(platform: ReturnType<typeof fakePlatform>) {
  const requests = platform.sent('PUT', `${ITEM}/position`) as Request[];
  const bodies = await Promise.all(requests.map((request) => request.clone().json()));
  return bodies.map(({ seconds }: { seconds: number }) => seconds);
}

/** Lets the video be at that second, as if it played. */
function reach(seconds: number, ...events: string[]) {
  const element = video();
  element.currentTime = seconds;
  act(() => events.forEach((event) => element.dispatchEvent(new Event(event))));
}

beforeEach(() => {
  FakeHls.instances = [];
  FakeHls.supported = true;
});

afterEach(() => vi.restoreAllMocks());

describe('where the owner was', () => {
  it('is where playback begins, with the beginning one press away', async () => {
    const { user } = await openPlaying({ positionSeconds: 42 });
    expect(FakeHls.last.config.startPosition).toBe(42);
    expect(screen.getByText('0:42부터 이어서 재생해요.')).toBeVisible();
    Object.defineProperty(video(), 'duration', { value: 95, configurable: true });
    reach(42);
    await user.click(screen.getByRole('button', { name: '처음부터' }));
    expect(video().currentTime).toBe(0);
    expect(screen.queryByText(/이어서 재생해요/)).toBeNull();
  });

  it('is not spoken of when it is the beginning', async () => {
    await openPlaying();
    expect(FakeHls.last.config.startPosition).toBe(0);
    expect(screen.queryByRole('button', { name: '처음부터' })).toBeNull();
  });

  it('is told every ten seconds of playing, and when playing stops', async () => {
    const now = vi.spyOn(Date, 'now');
    const { platform } = await openPlaying();
    vi.spyOn(video(), 'paused', 'get').mockReturnValue(false);
    const begun = Date.now();
    reach(1, 'timeupdate', 'pause', 'seeked');
    reach(1, 'playing');
    now.mockReturnValue(begun + 9_000);
    reach(10, 'timeupdate');
    now.mockReturnValue(begun + 11_000);
    reach(12, 'timeupdate');
    reach(13, 'timeupdate');
    reach(14, 'pause');
    reach(14.5, 'pause');
    await waitFor(async () => expect(await told(platform)).toEqual([12, 14]));
  });

  it('is told when the page is left', async () => {
    const { platform, router } = await openPlaying();
    reach(1, 'playing');
    reach(33);
    await act(() => router.navigate('/me'));
    await waitFor(async () => expect(await told(platform)).toEqual([33]));
  });

  it('is told when the page goes out of sight', async () => {
    const { platform } = await openPlaying();
    reach(1, 'playing');
    reach(33);
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    await waitFor(async () => expect(await told(platform)).toEqual([33]));
  });

  it('is not told when nothing can be changed any more', async () => {
    const platform = fakePlatform({
      ...holding({ positionSeconds: 42 }),
      subscriptions: [inGrace()],
    });
    renderApp(ADDRESS);
    await waitFor(() => expect(FakeHls.instances).toHaveLength(1));
    expect(FakeHls.last.config.startPosition).toBe(42);
    reach(50, 'playing', 'pause');
    reach(60, 'pause');
    expect(await told(platform)).toEqual([]);
  });

  it('stays when the address changes before anything was played', async () => {
    const { platform } = await openPlaying({ state: 'PLAYABLE', positionSeconds: 42 });
    server.use(
      http.post(at(PLAY), () =>
        HttpResponse.json({ playlistUrl: '/full.m3u8', expiresAt: '' }, { status: 201 }),
      ),
    );
    platform.state.library.items = [anItem({ positionSeconds: 42 })];
    platform.events.send('item', anItem({ positionSeconds: 42 }));
    await waitFor(() => expect(FakeHls.instances).toHaveLength(2));
    expect(FakeHls.last.config.startPosition).toBe(42);
  });
});

describe('what is watched', () => {
  const begun = () => anItem({ positionSeconds: 38 });

  it('is offered to go on with, in the library and on the main page', async () => {
    fakePlatform({ library: { items: [begun()], usedBytes: 1, storageBytes: 10 } });
    const { router } = renderApp('/library');
    for (const page of ['/library', '/']) {
      await act(() => router.navigate(page));
      const row = await screen.findByRole('region', { name: '이어서 보기' });
      expect(within(row).getByRole('link', { name: /제주 여행/ })).toHaveAttribute('href', ADDRESS);
      expect(row).toHaveTextContent('0:57 남음');
      expect(within(row).getByRole('img', { name: '40% 봤어요' })).toBeVisible();
    }
    await act(() => router.navigate('/library?q=x'));
    await screen.findByText('찾는 영상이 없어요.');
    expect(screen.queryByRole('region', { name: '이어서 보기' })).toBeNull();
  });

  it('is marked by its owner, and unmarked', async () => {
    const platform = fakePlatform({
      library: { items: [begun()], usedBytes: 1, storageBytes: 10 },
    });
    const { user } = renderApp('/library');
    const card = await screen.findByRole('article', { name: '제주 여행' });
    await user.click(within(card).getByRole('button', { name: '제주 여행 메뉴' }));
    await user.click(await screen.findByRole('menuitem', { name: '본 것으로 표시' }));
    expect(await within(card).findByText('봤어요')).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('region', { name: '이어서 보기' })).toBeNull());
    expect(platform.state.library.items[0]).toMatchObject({ watched: true, positionSeconds: null });
    await user.click(within(card).getByRole('button', { name: '제주 여행 메뉴' }));
    await user.click(await screen.findByRole('menuitem', { name: '안 본 것으로 표시' }));
    await waitFor(() => expect(platform.state.library.items[0]?.watched).toBe(false));
    expect(within(card).queryByText('봤어요')).toBeNull();
  });

  it('is said in the table too', async () => {
    fakePlatform({ library: { items: [begun()], usedBytes: 1, storageBytes: 10 } });
    const { user } = renderApp('/library');
    await user.click(await screen.findByRole('button', { name: '표로 보기' }));
    expect(screen.getByText('jeju.mp4 · 40% 봤어요')).toBeVisible();
  });

  it('says why it could not be marked', async () => {
    fakePlatform({ library: { items: [begun()], usedBytes: 1, storageBytes: 10 } });
    server.use(http.put(at(`${ITEM}/watched`), () => problem(500, 'internal_error')));
    const { user } = renderApp('/library');
    const card = await screen.findByRole('article', { name: '제주 여행' });
    await user.click(within(card).getByRole('button', { name: '제주 여행 메뉴' }));
    await user.click(await screen.findByRole('menuitem', { name: '본 것으로 표시' }));
    expect(await screen.findByText(/문제가 생겼어요/)).toBeVisible();
    expect(within(card).getByRole('img', { name: '40% 봤어요' })).toBeVisible();
  });
});
