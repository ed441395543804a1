import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { leaveFor } from '@/shared/ui/leave-for';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { anItem, aSubscription, inGrace, TENANT } from '@/testing/samples';
import { server } from '@/testing/server';

vi.mock('@/shared/ui/leave-for', () => ({ leaveFor: vi.fn() }));

const download = at(`/api/media/${TENANT}/items/:id/download`);
const library = {
  items: [anItem(), anItem({ id: 'b', title: 'half', state: 'UPLOADING' })],
  usedBytes: 1,
  storageBytes: 2,
};

describe('taking the videos along', () => {
  beforeEach(() => vi.mocked(leaveFor).mockReset());

  it('gives every whole file, also when nothing else can be done any more', async () => {
    fakePlatform({ subscriptions: [inGrace()], library });
    server.use(http.get(download, () => HttpResponse.json({ url: 'http://localhost:8081/jeju' })));
    const { user } = renderApp('/server/export');
    const list = await screen.findByRole('list', { name: '내려받을 파일' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(1);
    expect(screen.getByText('jeju.mp4 · 52MB')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '내려받기: 제주 여행' }));
    await waitFor(() => expect(leaveFor).toHaveBeenCalledWith('http://localhost:8081/jeju'));
  });

  it('says why one of them cannot be had', async () => {
    fakePlatform({ library });
    server.use(http.get(download, () => problem(404, 'media_unknown')));
    const { user } = renderApp('/server/export');
    await user.click(await screen.findByRole('button', { name: '내려받기: 제주 여행' }));
    expect(await screen.findByText('영상을 찾을 수 없어요. 삭제되었을 수 있어요.')).toBeVisible();
    expect(leaveFor).not.toHaveBeenCalled();
  });

  it('may have nothing to give', async () => {
    fakePlatform();
    renderApp('/server/export');
    expect(await screen.findByText('내려받을 파일이 없어요')).toBeVisible();
  });

  it('says what failed', async () => {
    fakePlatform();
    server.use(http.get(at(`/api/media/${TENANT}/items`), () => problem(502, 'internal_error')));
    renderApp('/server/export');
    expect(await screen.findByText('요청 번호: req-1')).toBeVisible();
  });

  it('waits for a server that answers', async () => {
    fakePlatform({ subscriptions: [aSubscription({ state: 'STOPPED' })] });
    renderApp('/server/export');
    expect(await screen.findByText('서버가 멈춰 있어요')).toBeVisible();
  });
});
