import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeHls } from '@/testing/fake-hls';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { anItem, aSubscription, inGrace, TENANT } from '@/testing/samples';
import { server } from '@/testing/server';
import { ADDRESS, holding, MASTER, openPlaying, PLAY, player, video } from '@/testing/watching';

beforeEach(() => {
  FakeHls.instances = [];
  FakeHls.supported = true;
});

describe('the watch page', () => {
  it('opens a playback session and plays it from the start', async () => {
    const { platform } = await openPlaying();
    expect(FakeHls.last.source).toBe(MASTER);
    expect(FakeHls.last.config.startPosition).toBe(0);
    const [asked] = platform.sent('POST', PLAY);
    expect(asked?.headers.get('Authorization')).toBe('Bearer media-1');
    expect(await asked?.json()).toEqual({ mediaId: 'item2222item2222' });
    expect(document.title).toBe('제주 여행 · PTSD.ly');
  });

  it('starts by itself once an item that is being made becomes playable', async () => {
    const platform = fakePlatform(holding({ state: 'PROCESSING', renditions: [] }));
    renderApp(ADDRESS);
    expect(await screen.findByText('변환 중이에요. 준비되면 바로 재생돼요.')).toBeVisible();
    expect(platform.sent('POST', PLAY)).toHaveLength(0);
    platform.state.library.items = [anItem({ state: 'PLAYABLE' })];
    platform.events.send('item', anItem({ state: 'PLAYABLE' }));
    await waitFor(() => expect(FakeHls.instances).toHaveLength(1));
    expect(screen.getByText('더 좋은 화질을 만드는 중이에요.')).toBeVisible();
  });

  it('plays what has arrived of an upload, and goes on with it when all has', async () => {
    const { platform } = await openPlaying({ state: 'UPLOADING', watchable: true });
    expect(screen.getByText('아직 올리는 중이지만, 올라온 데까지 볼 수 있어요.')).toBeVisible();
    platform.state.library.items = [anItem({ state: 'PLAYABLE' })];
    platform.events.send('item', anItem({ state: 'PLAYABLE' }));
    expect(await screen.findByText('더 좋은 화질을 만드는 중이에요.')).toBeVisible();
    expect(platform.sent('POST', PLAY)).toHaveLength(1);
  });

  it('begins anew when what could be watched of an upload did not last', async () => {
    const { platform } = await openPlaying({ state: 'UPLOADING', watchable: true });
    for (const state of ['PROCESSING', 'PLAYABLE'] as const) {
      platform.state.library.items = [anItem({ state })];
      platform.events.send('item', anItem({ state }));
      await screen.findByText(state === 'PLAYABLE' ? /더 좋은 화질/ : /변환 중이에요/);
    }
    await waitFor(() => expect(platform.sent('POST', PLAY)).toHaveLength(2));
  });

  it('goes on with every quality, where it was, once the ladder is complete', async () => {
    const { platform } = await openPlaying({ state: 'PLAYABLE' });
    const play = vi.spyOn(video(), 'play').mockResolvedValue();
    Object.defineProperty(video(), 'paused', { value: false, configurable: true });
    video().currentTime = 7;
    server.use(
      http.post(at(PLAY), () =>
        HttpResponse.json({ playlistUrl: '/full.m3u8', expiresAt: '' }, { status: 201 }),
      ),
    );
    platform.state.library.items = [anItem()];
    platform.events.send('item', anItem());
    await waitFor(() => expect(FakeHls.instances).toHaveLength(2));
    expect(FakeHls.last).toMatchObject({ source: '/full.m3u8', config: { startPosition: 7 } });
    expect(play).toHaveBeenCalledOnce();
  });

  it('offers each quality and automatic choice', async () => {
    const { user } = await openPlaying();
    act(() => {
      FakeHls.last.levels = [{ height: 360 }, { height: 720 }];
      FakeHls.last.emit('hlsManifestParsed');
      FakeHls.last.emit('hlsLevelSwitched', { level: 0 });
    });
    await user.click(await screen.findByRole('button', { name: '화질: 자동 (360p)' }));
    await user.click(await screen.findByRole('menuitemradio', { name: '720p' }));
    expect(FakeHls.last.nextLevel).toBe(1);
    expect(await screen.findByRole('button', { name: '화질: 720p' })).toBeVisible();
  });

  it('remembers speed and sound', async () => {
    const { user, store } = await openPlaying();
    await user.click(screen.getByRole('button', { name: '재생 속도: 1×' }));
    await user.click(await screen.findByRole('menuitemradio', { name: '1.5×' }));
    expect(video().playbackRate).toBe(1.5);
    fireEvent.keyDown(document.body, { code: 'KeyM' });
    expect(await screen.findByRole('button', { name: '음소거 해제' })).toBeVisible();
    expect(video().muted).toBe(true);
    fireEvent.change(screen.getByRole('slider', { name: '음량' }), { target: { value: '0.4' } });
    expect(video().volume).toBe(0.4);
    fireEvent.keyDown(document.body, { code: 'ArrowUp' });
    await waitFor(() => expect(video().volume).toBe(0.5));
    expect(store.getState().preferences).toMatchObject({
      playbackRate: 1.5,
      volume: 0.5,
      muted: false,
    });
  });

  it('plays, pauses, seeks and fills the screen by keys and by buttons', async () => {
    const { user } = await openPlaying();
    const play = vi.spyOn(video(), 'play').mockResolvedValue();
    Object.defineProperty(video(), 'duration', { value: 100, configurable: true });
    fireEvent(video(), new Event('durationchange'));
    fireEvent.keyDown(document.body, { code: 'KeyK' });
    expect(play).toHaveBeenCalledOnce();
    fireEvent.keyDown(document.body, { code: 'KeyL' });
    expect(video().currentTime).toBe(10);
    fireEvent.keyDown(document.body, { code: 'ArrowLeft' });
    expect(video().currentTime).toBe(5);
    fireEvent.change(screen.getByRole('slider', { name: '재생 위치' }), {
      target: { value: '50' },
    });
    expect(video().currentTime).toBe(50);
    await user.click(screen.getAllByRole('button', { name: '재생' })[0]!);
    expect(play).toHaveBeenCalledTimes(2);
    const frame = await player();
    frame.requestFullscreen = vi.fn(() => Promise.resolve());
    await user.click(screen.getByRole('button', { name: '전체 화면' }));
    expect(frame.requestFullscreen).toHaveBeenCalledOnce();
    Object.defineProperty(video(), 'paused', { value: false, configurable: true });
    const pause = vi.spyOn(video(), 'pause').mockReturnValue();
    fireEvent.keyDown(document.body, { code: 'Space' });
    expect(pause).toHaveBeenCalledOnce();
    fireEvent(video(), new Event('waiting'));
    expect(await screen.findByRole('status', { name: '불러오는 중' })).toBeVisible();
  });

  it('recovers once from an error of each kind, and then says that it cannot go on', async () => {
    await openPlaying();
    const fatal = (type: string) => act(() => FakeHls.last.emit('hlsError', { fatal: true, type }));
    act(() => FakeHls.last.emit('hlsError', { fatal: false, type: 'mediaError' }));
    fatal('networkError');
    fatal('mediaError');
    expect(FakeHls.last.calls).toEqual(['attach', 'startLoad', 'recoverMediaError']);
    act(() => FakeHls.last.emit('hlsFragBuffered'));
    fatal('mediaError');
    expect(FakeHls.last.calls).toHaveLength(4);
    fatal('mediaError');
    expect(within(await player()).getByRole('alert')).toHaveTextContent(
      '재생 중에 문제가 생겼어요.',
    );
  });

  it('opens a new session where it was when the old one has ended', async () => {
    const { platform } = await openPlaying();
    server.use(
      http.post(at(PLAY), () =>
        HttpResponse.json({ playlistUrl: '/second.m3u8', expiresAt: '' }, { status: 201 }),
      ),
    );
    video().currentTime = 42;
    act(() =>
      FakeHls.last.emit('hlsError', { fatal: true, type: 'networkError', response: { code: 404 } }),
    );
    await waitFor(() => expect(FakeHls.instances).toHaveLength(2));
    expect(FakeHls.instances[0]?.calls).toContain('destroy');
    expect(FakeHls.last).toMatchObject({ source: '/second.m3u8', config: { startPosition: 42 } });
    expect(platform.sent('POST', PLAY)).toHaveLength(2);
  });

  it('uses the player of the browser where there is no other', async () => {
    FakeHls.supported = false;
    vi.spyOn(HTMLMediaElement.prototype, 'canPlayType').mockReturnValue('maybe');
    fakePlatform(holding({ positionSeconds: 42 }));
    renderApp(ADDRESS);
    await waitFor(() => expect(video().src).toBe(at(MASTER)));
    expect(video().crossOrigin).toBe('anonymous');
    expect(video().currentTime).toBe(42);
    fireEvent.error(video());
    expect(await screen.findByText('재생 중에 문제가 생겼어요.')).toBeVisible();
  });

  it('says so when the browser cannot play at all', async () => {
    FakeHls.supported = false;
    vi.spyOn(HTMLMediaElement.prototype, 'canPlayType').mockReturnValue('');
    fakePlatform(holding());
    renderApp(ADDRESS);
    expect(await screen.findByText('이 브라우저는 재생을 지원하지 않아요.')).toBeVisible();
  });

  it('explains a refused playback and tries again', async () => {
    fakePlatform(holding());
    server.use(http.post(at(PLAY), () => problem(409, 'media_not_playable'), { once: true }));
    const { user } = renderApp(ADDRESS);
    expect(await screen.findByText('아직 재생할 수 없어요. 변환 중이에요.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '다시 시도' }));
    await waitFor(() => expect(FakeHls.instances).toHaveLength(1));
  });

  it('tells why an item failed', async () => {
    fakePlatform(holding({ state: 'FAILED', error: 'media_unsupported' }));
    renderApp(ADDRESS);
    expect(await screen.findByText('지원하지 않는 형식이에요.')).toBeVisible();
  });

  it('does not know an item that is not there', async () => {
    fakePlatform();
    renderApp(ADDRESS);
    expect(await screen.findByText('영상을 찾을 수 없어요. 삭제되었을 수 있어요.')).toBeVisible();
  });

  it('offers to try again when the media server does not answer', async () => {
    fakePlatform(holding());
    server.use(
      http.get(at(`/api/media/${TENANT}/items/:id`), () => problem(502, 'server_unreachable')),
    );
    renderApp(ADDRESS);
    expect(await screen.findByRole('button', { name: '다시 시도' })).toBeVisible();
  });

  it('changes the title', async () => {
    const { user, platform } = await openPlaying();
    await user.click(screen.getByRole('button', { name: '제목 바꾸기' }));
    const field = screen.getByRole('textbox', { name: '새 이름' });
    await user.clear(field);
    await user.type(field, '우도{Enter}');
    expect(await screen.findByText('제목을 바꿨어요')).toBeVisible();
    expect(screen.getByRole('heading', { name: '우도' })).toBeVisible();
    expect(platform.state.library.items[0]?.title).toBe('우도');
  });

  it('still plays and gives away what is read-only, and changes nothing', async () => {
    fakePlatform({ ...holding(), subscriptions: [inGrace()] });
    renderApp(ADDRESS);
    expect(await screen.findByRole('button', { name: '다운로드' })).toBeVisible();
    expect(screen.queryByRole('button', { name: '제목 바꾸기' })).toBeNull();
  });

  it('says that the server is stopped', async () => {
    fakePlatform({ ...holding(), subscriptions: [aSubscription({ state: 'STOPPED' })] });
    renderApp(ADDRESS);
    expect(await screen.findByText('서버가 멈춰 있어요')).toBeVisible();
  });

  it('says why a title was refused, or a download', async () => {
    const { user } = await openPlaying();
    server.use(
      http.patch(at(`/api/media/${TENANT}/items/:id`), () => problem(400, 'request_invalid')),
      http.get(at(`/api/media/${TENANT}/items/:id/download`), () =>
        problem(502, 'server_unreachable'),
      ),
    );
    await user.click(screen.getByRole('button', { name: '제목 바꾸기' }));
    await user.type(screen.getByRole('textbox', { name: '새 이름' }), '!{Enter}');
    expect(await screen.findByText('입력한 내용을 확인해 주세요.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '다운로드' }));
    expect(await screen.findByText('내 서버가 응답하지 않아요. 곧 다시 연결할게요.')).toBeVisible();
  });
});
