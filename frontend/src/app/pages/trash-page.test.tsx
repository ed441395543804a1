import { fireEvent, screen, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { anItem, aTrashedItem, inGrace, TENANT } from '@/testing/samples';
import { server } from '@/testing/server';

const TRASH = `/api/media/${TENANT}/trash`;

describe('the trash', () => {
  it('shows what is in it, until when, and what it takes', async () => {
    fakePlatform({ trash: [aTrashedItem()] });
    renderApp('/library/trash');
    const list = await screen.findByRole('list', { name: '휴지통에 있는 영상' });
    expect(list).toHaveTextContent('제주 여행');
    expect(list).toHaveTextContent('2026. 2. 4.에 완전히 사라져요');
    expect(screen.getByText('저장 공간을 52MB 차지하고 있어요.')).toBeVisible();
  });

  it('is found from the library', async () => {
    fakePlatform({ trash: [aTrashedItem()] });
    const { user } = renderApp('/library');
    await user.click(await screen.findByRole('link', { name: '휴지통' }));
    expect(await screen.findByRole('heading', { name: '휴지통' })).toBeVisible();
  });

  it('brings an item back', async () => {
    const platform = fakePlatform({ trash: [aTrashedItem()] });
    const { user } = renderApp('/library/trash');
    await user.click(await screen.findByRole('button', { name: '되살리기: 제주 여행' }));
    expect(await screen.findByText('되살렸어요: 제주 여행')).toBeVisible();
    expect(await screen.findByText('휴지통이 비어 있어요')).toBeVisible();
    expect(platform.state.library.items).toHaveLength(1);
  });

  it('says why an item could not be brought back', async () => {
    fakePlatform({ trash: [aTrashedItem()] });
    server.use(http.post(at(`${TRASH}/:id/restore`), () => problem(404, 'media_unknown')));
    const { user } = renderApp('/library/trash');
    await user.click(await screen.findByRole('button', { name: '되살리기: 제주 여행' }));
    expect(await screen.findByText('영상을 찾을 수 없어요. 삭제되었을 수 있어요.')).toBeVisible();
  });

  it('lets an item go for good, but asks first', async () => {
    const other = aTrashedItem({ item: anItem({ id: 'b', title: '생일' }) });
    const platform = fakePlatform({ trash: [aTrashedItem(), other] });
    const { user } = renderApp('/library/trash');
    const opener = await screen.findByRole('button', { name: '완전히 지우기: 제주 여행' });
    await user.click(opener);
    await user.click(screen.getByRole('button', { name: '취소' }));
    expect(platform.state.trash).toHaveLength(2);
    await user.click(opener);
    const dialog = screen.getByRole('dialog');
    expect(dialog).toHaveTextContent('다시 되살릴 수 없어요: 제주 여행');
    await user.click(within(dialog).getByRole('button', { name: '완전히 지우기' }));
    expect(await screen.findByText('완전히 지웠어요: 제주 여행')).toBeVisible();
    expect(platform.state.trash).toEqual([other]);
  });

  it('says in the question why nothing was deleted', async () => {
    fakePlatform({ trash: [aTrashedItem()] });
    server.use(http.delete(at(`${TRASH}/:id`), () => problem(503, 'server_not_ready')));
    const { user } = renderApp('/library/trash');
    await user.click(await screen.findByRole('button', { name: '완전히 지우기: 제주 여행' }));
    const dialog = screen.getByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: '완전히 지우기' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('서버가 아직 준비되지');
  });

  it('is emptied, but asks first', async () => {
    const other = aTrashedItem({ item: anItem({ id: 'b', title: '생일' }) });
    const platform = fakePlatform({ trash: [aTrashedItem(), other] });
    const { user } = renderApp('/library/trash');
    await user.click(await screen.findByRole('button', { name: '휴지통 비우기' }));
    const dialog = screen.getByRole('dialog');
    expect(dialog).toHaveTextContent('영상 2개를 다시 되살릴 수 없어요.');
    await user.click(within(dialog).getByRole('button', { name: '휴지통 비우기' }));
    expect(await screen.findByText('휴지통이 비어 있어요')).toBeVisible();
    expect(platform.state.trash).toEqual([]);
  });

  it('leads back to the library when it is empty', async () => {
    fakePlatform();
    renderApp('/library/trash');
    const link = await screen.findByRole('link', { name: '내 영상으로' });
    expect(link).toHaveAttribute('href', '/library');
  });

  it('shows and changes nothing in the grace period', async () => {
    fakePlatform({ trash: [aTrashedItem()], subscriptions: [inGrace()] });
    renderApp('/library/trash');
    await screen.findByRole('list', { name: '휴지통에 있는 영상' });
    expect(screen.queryByRole('button', { name: /되살리기|지우기|비우기/ })).toBeNull();
  });

  it('offers to try again when the media server does not answer', async () => {
    fakePlatform({ trash: [aTrashedItem()] });
    server.use(http.get(at(TRASH), () => problem(500, 'internal_error'), { once: true }));
    const { user } = renderApp('/library/trash');
    await user.click(await screen.findByRole('button', { name: '다시 시도' }));
    expect(await screen.findByText('제주 여행')).toBeVisible();
  });

  it('keeps the last list, marked, when the network goes', async () => {
    fakePlatform({ trash: [aTrashedItem()] });
    renderApp('/library/trash');
    await screen.findByText('제주 여행');
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    fireEvent(window, new Event('offline'));
    expect((await screen.findAllByText('마지막으로 본 내용이에요.')).length).toBeGreaterThan(0);
    expect(screen.getByText('제주 여행')).toBeVisible();
  });
});
