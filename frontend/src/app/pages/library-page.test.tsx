import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { anItem, aSubscription, inGrace, steps, TENANT } from '@/testing/samples';
import { server } from '@/testing/server';

const holding = (...items: ReturnType<typeof anItem>[]) => ({
  library: { items, usedBytes: 52_000_000, storageBytes: 100_000_000_000 },
});

/** What the list was last asked for with. */
const asked = (platform: ReturnType<typeof fakePlatform>) => {
  const { url } = platform.sent('GET', `/api/media/${TENANT}/items`).at(-1) as Request;
  return Object.fromEntries(new URL(url).searchParams);
};

/** Chooses from the menu of the one item there is. */
async function choose(user: UserEvent, command: string) {
  await user.click(await screen.findByRole('button', { name: '제주 여행 메뉴' }));
  await user.click(await screen.findByRole('menuitem', { name: command }));
}

describe('the library', () => {
  it('shows each item with its length, size and state', async () => {
    fakePlatform(holding(anItem()));
    renderApp('/library');
    const card = await screen.findByRole('article', { name: '제주 여행' });
    expect(card).toHaveTextContent('1:35');
    expect(card).toHaveTextContent('52MB');
    expect(card).toHaveTextContent('준비 완료');
    expect(within(card).getByRole('link', { name: '재생: 제주 여행' })).toHaveAttribute(
      'href',
      '/watch/item2222item2222',
    );
  });

  it('invites to upload when it is empty', async () => {
    fakePlatform();
    renderApp('/library');
    expect(await screen.findByText('첫 영상을 올려 보세요')).toBeVisible();
    expect(screen.getAllByRole('button', { name: '영상 올리기' }).length).toBeGreaterThan(0);
  });

  it('follows each rendition live, and forgets what was deleted elsewhere', async () => {
    const item = anItem({
      state: 'PLAYABLE',
      renditions: [
        { name: '360p', height: 360, state: 'DONE', progress: 1 },
        { name: '720p', height: 720, state: 'RUNNING', progress: 0.2 },
        { name: 'audio', height: null, state: 'PENDING', progress: 0 },
      ],
    });
    const platform = fakePlatform(holding(item));
    renderApp('/library');
    expect(await screen.findByText('360p 완료')).toBeVisible();
    expect(screen.getByText('720p 20%')).toBeVisible();

    platform.events.send('item', {
      ...item,
      renditions: [{ name: '720p', height: 720, state: 'RUNNING', progress: 0.63 }],
    });
    expect(await screen.findByText('720p 63%')).toBeVisible();
    const added = anItem({ id: 'other222other222', title: '새 영상' });
    platform.state.library = {
      items: [added, item],
      usedBytes: 25 * 1024 ** 3,
      storageBytes: 100 * 1024 ** 3,
    };
    platform.events.send('item', added);
    expect(await screen.findByRole('article', { name: '새 영상' })).toBeVisible();
    expect(await screen.findByText('100GB 중 25GB 사용')).toBeVisible();
    platform.state.library.items = [added];
    platform.events.send('deleted', { id: item.id });
    await waitFor(() => expect(screen.queryByRole('article', { name: '제주 여행' })).toBeNull());
  });

  it('explains in place why an item failed, and how to continue a stopped upload', async () => {
    fakePlatform(
      holding(
        anItem({
          id: 'a',
          title: 'broken',
          state: 'FAILED',
          error: 'media_unsupported',
          posterUrl: null,
        }),
        anItem({
          id: 'b',
          title: 'half',
          state: 'UPLOADING',
          receivedBytes: 1,
          durationSeconds: null,
          watchable: true,
        }),
        anItem({ id: 'c', title: 'new', state: 'PROCESSING', renditions: [] }),
      ),
    );
    renderApp('/library');
    expect(await screen.findByText('지원하지 않는 형식이에요.')).toBeVisible();
    expect(screen.getByText(/같은 파일을 다시 고르면/)).toBeVisible();
    expect(screen.getByText('벌써 볼 수 있어요.')).toBeVisible();
  });

  it('renames at once', async () => {
    const platform = fakePlatform(holding(anItem()));
    const { user } = renderApp('/library');
    await choose(user, '이름 바꾸기');
    const field = screen.getByRole('textbox', { name: '새 이름' });
    await user.clear(field);
    await user.type(field, '우리 제주{Enter}');
    expect(await screen.findByRole('article', { name: '우리 제주' })).toBeVisible();
    await waitFor(() => expect(platform.state.library.items[0]?.title).toBe('우리 제주'));
  });

  it('takes a refused name back and says why', async () => {
    fakePlatform(holding(anItem()));
    server.use(
      http.patch(at(`/api/media/${TENANT}/items/:id`), () => problem(400, 'request_invalid')),
    );
    const { user } = renderApp('/library');
    await choose(user, '이름 바꾸기');
    await user.type(screen.getByRole('textbox', { name: '새 이름' }), '!{Enter}');
    expect(await screen.findByText('입력한 내용을 확인해 주세요.')).toBeVisible();
    expect(screen.getByRole('article', { name: '제주 여행' })).toBeVisible();
  });

  it('leaves the name alone when the change is given up', async () => {
    fakePlatform(holding(anItem()));
    const { user } = renderApp('/library');
    await choose(user, '이름 바꾸기');
    await user.type(screen.getByRole('textbox', { name: '새 이름' }), 'x{Escape}');
    expect(screen.queryByRole('textbox', { name: '새 이름' })).toBeNull();
    expect(screen.getByRole('article', { name: '제주 여행' })).toBeVisible();
  });

  it('moves a deleted item to the trash at once and brings it back on undo', async () => {
    const platform = fakePlatform(holding(anItem()));
    const { user } = renderApp('/library');
    await choose(user, '삭제');
    await waitFor(() => expect(screen.queryByRole('article', { name: '제주 여행' })).toBeNull());
    expect(await screen.findByText('휴지통으로 옮겼어요: 제주 여행')).toBeVisible();
    expect(platform.state.trash).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: '되돌리기' }));
    expect(await screen.findByRole('article', { name: '제주 여행' })).toBeVisible();
    expect(platform.state.trash).toHaveLength(0);
  });

  it('has nothing to bring back of an upload that was not complete', async () => {
    const platform = fakePlatform(holding(anItem({ state: 'UPLOADING' })));
    const { user } = renderApp('/library');
    await choose(user, '삭제');
    expect(await screen.findByText('업로드를 지웠어요: 제주 여행')).toBeVisible();
    expect(screen.queryByRole('button', { name: '되돌리기' })).toBeNull();
    expect(platform.state.library.items).toHaveLength(0);
  });

  it('shows an item again that could not be deleted, and says why', async () => {
    fakePlatform(holding(anItem()));
    server.use(
      http.delete(at(`/api/media/${TENANT}/items/:id`), () => problem(500, 'internal_error')),
    );
    const { user } = renderApp('/library');
    await choose(user, '삭제');
    expect(await screen.findByText('문제가 생겼어요. 잠시 후 다시 시도해 주세요.')).toBeVisible();
    expect(screen.getByRole('article', { name: '제주 여행' })).toBeVisible();
  });

  it('says why an item could not be brought back', async () => {
    const platform = fakePlatform(holding(anItem()));
    const { user } = renderApp('/library');
    await choose(user, '삭제');
    await screen.findByText('휴지통으로 옮겼어요: 제주 여행');
    platform.state.trash = [];
    await user.click(screen.getByRole('button', { name: '되돌리기' }));
    expect(await screen.findByText('영상을 찾을 수 없어요. 삭제되었을 수 있어요.')).toBeVisible();
  });

  it('finds items by their title', async () => {
    fakePlatform(holding(anItem(), anItem({ id: 'b', title: 'Birthday' })));
    const { user } = renderApp('/library');
    await user.type(await screen.findByRole('searchbox', { name: '영상 찾기' }), 'birth');
    await waitFor(() => expect(screen.queryByRole('article', { name: '제주 여행' })).toBeNull());
    expect(screen.getByRole('article', { name: 'Birthday' })).toBeVisible();
    await user.type(screen.getByRole('searchbox', { name: '영상 찾기' }), 'zzz');
    expect(await screen.findByText('찾는 영상이 없어요.')).toBeVisible();
    expect(screen.getByRole('searchbox', { name: '영상 찾기' })).toHaveValue('birthzzz');
  });

  it('goes on from where nothing was found', async () => {
    fakePlatform(holding(anItem()));
    const { user, router } = renderApp('/library?q=zzz');
    const field = await screen.findByRole('searchbox', { name: '영상 찾기' });
    expect(await screen.findByText('찾는 영상이 없어요.')).toBeVisible();
    await user.clear(field);
    expect(await screen.findByRole('article', { name: '제주 여행' })).toBeVisible();
    expect(field).toHaveFocus();
    await user.type(field, 'yyy');
    await waitFor(() => expect(router.state.location.search).toBe('?q=yyy'));
    await router.navigate('/library');
    await waitFor(() => expect(field).toHaveValue(''));
  });

  it('asks the server for what is chosen, and keeps it in the address', async () => {
    const platform = fakePlatform(holding(anItem()));
    const { user, router } = renderApp('/library');
    await user.selectOptions(await screen.findByLabelText('정렬'), '제목 거꾸로');
    await user.selectOptions(screen.getByLabelText('상태'), '변환 중');
    await user.selectOptions(screen.getByLabelText('길이'), '20분 이상');
    await waitFor(() =>
      expect(asked(platform)).toMatchObject({
        sort: 'TITLE',
        order: 'DESC',
        state: 'PROCESSING,PLAYABLE',
        length: 'LONG',
      }),
    );
    expect(router.state.location.search).toBe('?sort=titleBack&state=converting&length=long');
    await user.selectOptions(screen.getByLabelText('정렬'), '최근 올린 순');
    await user.selectOptions(screen.getByLabelText('상태'), '모두');
    await waitFor(() => expect(router.state.location.search).toBe('?length=long'));
  });

  it('shows what an address asks for, and ignores what it cannot mean', async () => {
    const platform = fakePlatform(holding(anItem(), anItem({ id: 'b', title: 'Birthday' })));
    renderApp('/library?q=birth&sort=size&state=toString');
    expect(await screen.findByRole('article', { name: 'Birthday' })).toBeVisible();
    expect(screen.queryByRole('article', { name: '제주 여행' })).toBeNull();
    expect(screen.getByRole('searchbox', { name: '영상 찾기' })).toHaveValue('birth');
    expect(asked(platform)).toEqual({ limit: '60', q: 'birth' });
  });

  it('is a table when that is wanted, and stays one', async () => {
    fakePlatform(holding(anItem()));
    const { user, router, store } = renderApp('/library');
    await user.click(await screen.findByRole('button', { name: '표로 보기' }));
    const row = within(screen.getByRole('table', { name: '내 영상' })).getAllByRole('row')[1];
    expect(row).toHaveTextContent('제주 여행');
    expect(row).toHaveTextContent('1:35');
    expect(row).toHaveTextContent('52MB');
    expect(screen.getByRole('button', { name: '표로 보기' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await router.navigate('/me');
    await router.navigate('/library');
    expect(await screen.findByRole('table', { name: '내 영상' })).toBeVisible();
    expect(store.getState().preferences.libraryLook).toBe('table');
  });

  it('renames and deletes from the table too', async () => {
    const platform = fakePlatform(holding(anItem({ durationSeconds: null })));
    const { user } = renderApp('/library');
    await user.click(await screen.findByRole('button', { name: '표로 보기' }));
    await choose(user, '이름 바꾸기');
    await user.type(screen.getByRole('textbox', { name: '새 이름' }), '!{Enter}');
    expect(await screen.findByRole('link', { name: /!$/ })).toBeVisible();
    await user.click(screen.getByRole('button', { name: /메뉴$/ }));
    await user.click(await screen.findByRole('menuitem', { name: '삭제' }));
    await waitFor(() => expect(platform.state.trash).toHaveLength(1));
  });

  it('brings the next page when it is asked to', async () => {
    const many = Array.from({ length: 11 }, (_, n) => anItem({ id: `id${n}`, title: `영상 ${n}` }));
    fakePlatform(holding(...many));
    const { user } = renderApp('/library');
    await screen.findByRole('article', { name: '영상 9' });
    expect(screen.queryByRole('article', { name: '영상 10' })).toBeNull();
    await user.click(screen.getByRole('button', { name: '더 보기' }));
    expect(await screen.findByRole('article', { name: '영상 10' })).toBeVisible();
    expect(screen.queryByRole('button', { name: '더 보기' })).toBeNull();
  });

  it('keeps the last list, marked, when the network goes', async () => {
    fakePlatform(holding(anItem()));
    renderApp('/library');
    await screen.findByRole('article', { name: '제주 여행' });
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    fireEvent(window, new Event('offline'));
    expect(await screen.findByText('마지막으로 본 목록이에요.')).toBeVisible();
    expect(screen.getByText(/오프라인이에요/)).toBeVisible();
    expect(screen.getByRole('article', { name: '제주 여행' })).toBeVisible();
  });

  it.each([
    ['아직 서버가 없어요', []],
    ['서버를 만들고 있어요', [aSubscription({ state: 'PROVISIONING', steps: steps(0) })]],
    ['서버가 멈춰 있어요', [aSubscription({ state: 'STOPPED' })]],
    ['서버를 시작하고 있어요', [aSubscription({ state: 'STARTING' })]],
    ['서버를 다시 시작하고 있어요', [aSubscription({ state: 'RESTARTING' })]],
    ['서버를 만들지 못했어요', [aSubscription({ state: 'FAILED', steps: steps(0, 'FAILED') })]],
  ])('says "%s" when there is no running server', async (text, subscriptions) => {
    fakePlatform({ subscriptions });
    renderApp('/library');
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('offers to try again when the media server does not answer', async () => {
    fakePlatform(holding(anItem()));
    server.use(
      http.get(at(`/api/media/${TENANT}/items`), () => HttpResponse.error(), { once: true }),
    );
    const { user } = renderApp('/library');
    await user.click(await screen.findByRole('button', { name: '다시 시도' }));
    expect(await screen.findByRole('article', { name: '제주 여행' })).toBeVisible();
  });

  it('only shows and gives away what is there in the grace period', async () => {
    fakePlatform({ ...holding(anItem()), subscriptions: [inGrace()] });
    renderApp('/library');
    expect(await screen.findByText(/2026\. 3\. 4\.까지 보고 내려받을 수 있어요/)).toBeVisible();
    expect(await screen.findByRole('link', { name: '재생: 제주 여행' })).toBeVisible();
    expect(screen.getByRole('link', { name: '모두 내려받기' })).toBeVisible();
    expect(screen.queryByRole('button', { name: '영상 올리기' })).toBeNull();
    expect(screen.queryByRole('button', { name: '제주 여행 메뉴' })).toBeNull();
  });

  it('does not invite to upload to an empty library that is read-only', async () => {
    fakePlatform({ subscriptions: [inGrace()] });
    renderApp('/library');
    expect(await screen.findByText('올린 영상이 없어요')).toBeVisible();
  });

  it('becomes the page of a stopped server when its media server says so', async () => {
    const platform = fakePlatform(holding(anItem()));
    server.use(
      http.get(at(`/api/media/${TENANT}/items`), () => {
        platform.state.subscriptions = [aSubscription({ state: 'STOPPED' })];
        return problem(503, 'server_stopped');
      }),
    );
    renderApp('/library');
    expect(await screen.findByText('서버가 멈춰 있어요')).toBeVisible();
    expect(screen.getByRole('link', { name: '내 서버 보기' })).toHaveAttribute('href', '/server');
  });

  it('says that the server is stopped when no media token is given', async () => {
    fakePlatform(holding(anItem()));
    server.use(
      http.post(at('/api/subscriptions/:id/media-token'), () => problem(409, 'server_stopped')),
    );
    renderApp('/library');
    expect(await screen.findByText(/서버가 멈춰 있어요. 내 서버에서/)).toBeVisible();
  });
});
