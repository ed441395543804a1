import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '@/shared/api/types';
import { accessibilityFaults } from '@/testing/axe';
import { FakeHls } from '@/testing/fake-hls';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { anItem, inGrace, TENANT } from '@/testing/samples';
import { server } from '@/testing/server';
import { video } from '@/testing/watching';

const COLLECTIONS = `/api/media/${TENANT}/collections`;
const PAGE = '/library/collections/c1';

const three = () => ({
  library: {
    items: [
      anItem({ id: 'a', title: '제주' }),
      anItem({ id: 'b', title: '생일' }),
      anItem({ id: 'c', title: '바다' }),
    ],
    usedBytes: 1,
    storageBytes: 10,
  },
  collections: [{ id: 'c1', title: '여름', items: ['a', 'b', 'c'] }],
});

const inOrder = (platform: ReturnType<typeof fakePlatform>) => platform.state.collections[0]?.items;
const entries = () => screen.findByRole('list', { name: '모음에 담긴 영상' });

describe('the collections', () => {
  it('are found from the library, each with how much is in it', async () => {
    fakePlatform(three());
    const { user } = renderApp('/library');
    await user.click(await screen.findByRole('link', { name: '모음' }));
    const card = await screen.findByRole('link', { name: /여름/ });
    expect(card).toHaveTextContent('영상 3개');
    expect(card).toHaveAttribute('href', PAGE);
  });

  it('begin with a title', async () => {
    const platform = fakePlatform();
    const { user } = renderApp('/library/collections');
    expect(await screen.findByText('아직 모음이 없어요')).toBeVisible();
    await user.click(screen.getAllByRole('button', { name: '새 모음' })[0]!);
    await user.type(screen.getByRole('textbox', { name: '모음 이름' }), '겨울{Enter}');
    expect(await screen.findByRole('heading', { name: '겨울' })).toBeVisible();
    expect(screen.getByText('이 모음은 비어 있어요')).toBeVisible();
    expect(platform.state.collections).toMatchObject([{ title: '겨울', items: [] }]);
  });

  it('say why none was made', async () => {
    fakePlatform(three());
    server.use(http.post(at(COLLECTIONS), () => problem(409, 'collections_too_many')));
    const { user } = renderApp('/library/collections');
    await user.click(await screen.findByRole('button', { name: '새 모음' }));
    await user.type(screen.getByRole('textbox', { name: '모음 이름' }), '겨울{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('모음은 200개까지');
  });

  it.each(['/library/collections', PAGE])('offer to try again, at %s', async (page) => {
    fakePlatform(three());
    const asked = page === PAGE ? `${COLLECTIONS}/c1` : COLLECTIONS;
    server.use(http.get(at(asked), () => problem(500, 'internal_error'), { once: true }));
    const { user } = renderApp(page);
    await user.click(await screen.findByRole('button', { name: '다시 시도' }));
    expect(await screen.findByText('여름')).toBeVisible();
  });

  it('keep the last list, marked, when the network goes', async () => {
    fakePlatform(three());
    renderApp('/library/collections');
    await screen.findByText('여름');
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    fireEvent(window, new Event('offline'));
    expect((await screen.findAllByText('마지막으로 본 내용이에요.')).length).toBeGreaterThan(0);
    expect(screen.getByText('여름')).toBeVisible();
    vi.restoreAllMocks();
  });

  it('take in what is chosen in the library', async () => {
    const platform = fakePlatform({
      ...three(),
      collections: [{ id: 'c1', title: '여름', items: ['b'] }],
    });
    const { user } = renderApp('/library');
    await user.click(await screen.findByRole('button', { name: '여러 개 고르기' }));
    await user.click(screen.getByRole('button', { name: '모두 고르기' }));
    await user.click(screen.getByRole('button', { name: '모음에 담기' }));
    const dialog = screen.getByRole('dialog', { name: '영상 3개를 담을 모음' });
    await user.click(await within(dialog).findByRole('button', { name: '담기: 여름' }));
    expect(await screen.findByText('3개를 담았어요: 여름')).toBeVisible();
    expect(inOrder(platform)).toEqual(['b', 'a', 'c']);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('can be made of what is chosen, and say why not', async () => {
    const platform = fakePlatform({ ...three(), collections: [] });
    server.use(http.post(at(COLLECTIONS), () => problem(500, 'internal_error'), { once: true }));
    const { user } = renderApp('/library');
    await user.click(await screen.findByRole('button', { name: '여러 개 고르기' }));
    await user.click(screen.getByRole('checkbox', { name: '고르기: 바다' }));
    await user.click(screen.getByRole('button', { name: '모음에 담기' }));
    const dialog = screen.getByRole('dialog');
    await user.type(within(dialog).getByRole('textbox', { name: '모음 이름' }), '겨울{Enter}');
    expect(await within(dialog).findByRole('alert')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: '저장' }));
    expect(await screen.findByText('1개를 담았어요: 겨울')).toBeVisible();
    expect(platform.state.collections).toMatchObject([{ title: '겨울', items: ['c'] }]);
  });
});

describe('a collection', () => {
  it('is put into another order', async () => {
    const platform = fakePlatform(three());
    const { user } = renderApp(PAGE);
    const list = await entries();
    expect(within(list).getByRole('button', { name: '위로: 제주' })).toBeDisabled();
    expect(within(list).getByRole('button', { name: '아래로: 바다' })).toBeDisabled();
    await user.click(within(list).getByRole('button', { name: '아래로: 제주' }));
    await waitFor(() => expect(inOrder(platform)).toEqual(['b', 'a', 'c']));
    await user.click(within(list).getByRole('button', { name: '아래로: 제주' }));
    await waitFor(() => expect(inOrder(platform)).toEqual(['b', 'c', 'a']));
    await user.click(within(list).getByRole('button', { name: '위로: 바다' }));
    await waitFor(() => expect(inOrder(platform)).toEqual(['c', 'b', 'a']));
    await waitFor(() => expect(within(list).getAllByRole('listitem')[0]).toHaveTextContent('바다'));
  });

  it('keeps its order when it could not be changed', async () => {
    fakePlatform(three());
    server.use(http.put(at(`${COLLECTIONS}/c1/items/a`), () => problem(500, 'internal_error')));
    const { user } = renderApp(PAGE);
    const list = await entries();
    await user.click(within(list).getByRole('button', { name: '아래로: 제주' }));
    expect(await screen.findByText(/문제가 생겼어요/)).toBeVisible();
    expect(within(list).getAllByRole('listitem')[0]).toHaveTextContent('제주');
  });

  it('lets an item go, and takes it back on undo to where it was', async () => {
    const platform = fakePlatform(three());
    const { user } = renderApp(PAGE);
    await user.click(await screen.findByRole('button', { name: '모음에서 빼기: 생일' }));
    await waitFor(() => expect(inOrder(platform)).toEqual(['a', 'c']));
    await user.click(await screen.findByRole('button', { name: '되돌리기' }));
    await waitFor(() => expect(inOrder(platform)).toEqual(['a', 'b', 'c']));
    expect(await screen.findByRole('button', { name: '모음에서 빼기: 생일' })).toBeVisible();
  });

  it('is renamed', async () => {
    const platform = fakePlatform(three());
    const { user } = renderApp(PAGE);
    await user.click(await screen.findByRole('button', { name: '이름 바꾸기' }));
    const field = screen.getByRole('textbox', { name: '모음 이름' });
    await user.clear(field);
    await user.type(field, '여름 방학{Enter}');
    expect(await screen.findByRole('heading', { name: '여름 방학' })).toBeVisible();
    expect(platform.state.collections[0]?.title).toBe('여름 방학');
  });

  it('is deleted, and made again on undo', async () => {
    const platform = fakePlatform(three());
    const { user, router } = renderApp(PAGE);
    await user.click(await screen.findByRole('button', { name: '모음 지우기' }));
    expect(await screen.findByText('아직 모음이 없어요')).toBeVisible();
    expect(router.state.location.pathname).toBe('/library/collections');
    expect(platform.state.collections).toEqual([]);
    await user.click(screen.getByRole('button', { name: '되돌리기' }));
    expect(await screen.findByRole('link', { name: /여름/ })).toBeVisible();
    expect(inOrder(platform)).toEqual(['a', 'b', 'c']);
  });

  it('may be unknown', async () => {
    fakePlatform();
    renderApp(PAGE);
    expect(await screen.findByText('모음을 찾을 수 없어요. 지워졌을 수 있어요.')).toBeVisible();
  });

  it('is watched and not changed in the grace period', async () => {
    fakePlatform({ ...three(), subscriptions: [inGrace()] });
    renderApp(PAGE);
    await entries();
    expect(screen.getByRole('link', { name: '차례로 보기' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /위로|빼기|지우기|바꾸기/ })).toBeNull();
  });
});

describe('watching a collection through', () => {
  beforeEach(() => {
    FakeHls.instances = [];
    FakeHls.supported = true;
  });

  const opened = (count: number) => waitFor(() => expect(FakeHls.instances).toHaveLength(count));

  it('begins with the first, and goes on by itself and by keys', async () => {
    const platform = fakePlatform(three());
    const play = vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue(undefined);
    const { user, router } = renderApp(PAGE);
    await user.click(await screen.findByRole('link', { name: '차례로 보기' }));
    await opened(1);
    expect(play).toHaveBeenCalled();
    const through = await screen.findByRole('region', { name: '차례로 보는 모음: 여름' });
    expect(within(through).getByRole('link', { name: /제주/ })).toHaveAttribute('aria-current');
    fireEvent.ended(video());
    await opened(2);
    await screen.findByRole('heading', { level: 1, name: '생일' });
    await user.keyboard('n');
    await screen.findByRole('heading', { level: 1, name: '바다' });
    await opened(3);
    fireEvent.ended(video());
    await user.keyboard('p');
    await screen.findByRole('heading', { level: 1, name: '생일' });
    expect(router.state.location.search).toBe('?collection=c1');
    await opened(4);
    const asked = platform.sent('POST', `/api/media/${TENANT}/play`);
    const ids = await Promise.all(asked.map((request) => request.json()));
    expect(ids.map(({ mediaId }: { mediaId: string }) => mediaId)).toEqual(['a', 'b', 'c', 'b']);
    vi.restoreAllMocks();
  });

  it('leads nowhere from an item that is watched alone', async () => {
    fakePlatform(three());
    const { router } = renderApp('/watch/a');
    await opened(1);
    fireEvent.ended(video());
    act(() => void document.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyN' })));
    expect(router.state.location.pathname).toBe('/watch/a');
    expect(screen.queryByRole('region', { name: /모음/ })).toBeNull();
  });
});

describe.each<Language>(['ko', 'en'])('in %s', (language) => {
  it.each(['/library/collections', PAGE, '/watch/a?collection=c1'])(
    '%s can be used by everybody',
    async (page) => {
      fakePlatform(three());
      renderApp(page, language);
      await screen.findAllByText(/여름|Collections/);
      await waitFor(() => expect(document.querySelector('[aria-busy=true]')).toBeNull());
      expect(await accessibilityFaults()).toEqual([]);
    },
  );
});
