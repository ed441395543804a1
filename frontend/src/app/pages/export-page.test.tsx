import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExportPage } from '@/shared/api/types';
import { leaveFor } from '@/shared/ui/leave-for';
import { ARCHIVE, at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { aSubscription, inGrace, TENANT } from '@/testing/samples';
import { server } from '@/testing/server';

type File = ExportPage['items'][number];

const JEJU = 'http://localhost:8081/jeju';
const soon = () => new Date(Date.now() + 15 * 60_000).toISOString();
const aFile = (over: Partial<File> = {}): File => ({
  key: 'sources/item2222item2222/original',
  title: '제주 여행',
  fileName: 'jeju.mp4',
  bytes: 52 * 1024 ** 2,
  url: JEJU,
  ...over,
});
const aPage = (over: Partial<ExportPage> = {}): ExportPage => ({
  items: [aFile()],
  next: null,
  expiresAt: soon(),
  ...over,
});
const path = `/api/subscriptions/${aSubscription().id}/export`;
const download = () => screen.findByRole('button', { name: '내려받기: 제주 여행' });

describe('taking the videos along', () => {
  beforeEach(() => vi.mocked(leaveFor).mockReset());

  it.each([
    ['the server is up', aSubscription()],
    ['the grace period', inGrace()],
    ['it rests in the grace period', inGrace({ state: 'STOPPED' })],
    ['an operator stopped it', aSubscription({ state: 'STOPPED', server: null })],
    ['the server was lost', aSubscription({ state: 'PROVISIONING', server: null })],
    ['no new server could be made', aSubscription({ state: 'FAILED', server: null })],
  ])('is possible while %s', async (_, subscription) => {
    fakePlatform({ subscriptions: [subscription], exported: [aPage()] });
    const { user } = renderApp('/server/export');
    await user.click(await download());
    expect(screen.getByText('jeju.mp4 · 52MB')).toBeVisible();
    await waitFor(() => expect(leaveFor).toHaveBeenCalledWith(JEJU));
  });

  it('is possible as one file from a server that answers', async () => {
    const platform = fakePlatform({ exported: [aPage()] });
    const refused = () => problem(503, 'archives_too_many');
    server.use(http.post(at(`/api/media/${TENANT}/archives`), refused, { once: true }));
    const { user } = renderApp('/server/export');
    const button = await screen.findByRole('button', { name: '모두 한 파일로 내려받기 (zip)' });
    await user.click(button);
    expect(await screen.findByRole('alert')).toHaveTextContent('다른 내려받기가 끝난 뒤에');
    await user.click(button);
    await waitFor(() => expect(leaveFor).toHaveBeenCalledWith(ARCHIVE));
    const asked = platform.sent('POST', `/api/media/${TENANT}/archives`).at(-1);
    expect(await asked?.json()).toEqual({});
  });

  it('is file by file when the server rests', async () => {
    fakePlatform({ subscriptions: [inGrace({ state: 'STOPPED' })], exported: [aPage()] });
    renderApp('/server/export');
    await download();
    expect(screen.queryByRole('button', { name: /zip/ })).toBeNull();
  });

  it('comes in pages, also of files whose name is lost', async () => {
    const nameless = aFile({ key: 'sources/b/original', title: null, fileName: null });
    fakePlatform({ exported: [aPage({ next: '1' }), aPage({ items: [nameless] })] });
    const { user } = renderApp('/server/export');
    await user.click(await screen.findByRole('button', { name: '더 보기' }));
    const list = screen.getByRole('list', { name: '내려받을 파일' });
    expect(await within(list).findByText('이름 없는 영상')).toBeVisible();
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
    expect(screen.queryByRole('button', { name: '더 보기' })).toBeNull();
  });

  it('never leads to an address that has expired', async () => {
    const platform = fakePlatform({ exported: [aPage({ expiresAt: new Date().toISOString() })] });
    const { user } = renderApp('/server/export');
    const button = await download();
    platform.state.exported = [aPage({ items: [aFile({ url: `${JEJU}?again` })] })];
    await user.click(button);
    await waitFor(() => expect(leaveFor).toHaveBeenCalledWith(`${JEJU}?again`));
    expect(leaveFor).toHaveBeenCalledTimes(1);
    expect(platform.sent('GET', path)).toHaveLength(2);
  });

  it('says what failed when no new address can be had', async () => {
    fakePlatform({ exported: [aPage({ expiresAt: new Date().toISOString() })] });
    const { user } = renderApp('/server/export');
    const button = await download();
    server.use(http.get(at('/api/subscriptions/:id/export'), () => problem(502, 'internal_error')));
    await user.click(button);
    expect(await screen.findByText('요청 번호: req-1')).toBeVisible();
    expect(leaveFor).not.toHaveBeenCalled();
  });

  it.each([
    ['nothing was uploaded', [aSubscription()]],
    ['there never was a server', [aSubscription({ state: 'PROVISIONING', activatedAt: null })]],
    ['everything is being deleted', [aSubscription({ state: 'ENDING' })]],
    ['there is no subscription', []],
  ])('has nothing to give when %s', async (_, subscriptions) => {
    fakePlatform({ subscriptions });
    renderApp('/server/export');
    expect(await screen.findByText('내려받을 파일이 없어요')).toBeVisible();
  });

  it('says what failed', async () => {
    fakePlatform();
    server.use(http.get(at('/api/subscriptions/:id/export'), () => problem(502, 'internal_error')));
    renderApp('/server/export');
    expect(await screen.findByText('요청 번호: req-1')).toBeVisible();
  });
});
