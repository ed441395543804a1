import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeHls } from '@/testing/fake-hls';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { anItem, inGrace, TENANT } from '@/testing/samples';
import { server } from '@/testing/server';
import { ADDRESS, holding, openPlaying, PLAY, player, video } from '@/testing/watching';

beforeEach(() => {
  FakeHls.instances = [];
  FakeHls.supported = true;
});

describe('chapters', () => {
  it('are marked, named while they play, and lead to their beginning', async () => {
    const { user } = await openPlaying({
      chapters: [
        { startSeconds: 0, title: '<b>바다</b>' },
        { startSeconds: 40, title: '' },
      ],
    });
    Object.defineProperty(video(), 'duration', { value: 100, configurable: true });
    fireEvent(video(), new Event('durationchange'));
    expect(within(await player()).getByText('<b>바다</b>')).toBeVisible();
    const list = screen.getByRole('navigation', { name: '챕터' });
    await user.click(within(list).getByRole('button', { name: '0:40 챕터 2' }));
    expect(video().currentTime).toBe(40);
    fireEvent(video(), new Event('timeupdate'));
    expect(within(list).getByRole('button', { name: '0:40 챕터 2' })).toHaveAttribute(
      'aria-current',
      'true',
    );
  });
});

describe('the storyboard', () => {
  const BOARD = `/api/media/${TENANT}/play/session-1/item/storyboard.vtt`;
  const hover = (clientX: number) => {
    const bar = screen.getByRole('slider', { name: '재생 위치' }).parentElement!;
    bar.getBoundingClientRect = () => ({ left: 0, width: 200 }) as DOMRect;
    fireEvent.mouseMove(bar, { clientX });
    return bar;
  };
  const lasting = (seconds: number) => {
    Object.defineProperty(video(), 'duration', { value: seconds, configurable: true });
    fireEvent(video(), new Event('durationchange'));
  };

  it('shows where a click on the seek bar would lead', async () => {
    const { platform } = await openPlaying({ storyboard: true });
    server.use(
      http.get(at(BOARD), () =>
        HttpResponse.text(
          'WEBVTT\n\n00:00:00.000 --> 00:01:40.000\nstoryboard/000.jpg#xywh=160,90,160,90\n',
        ),
      ),
    );
    lasting(100);
    expect(platform.sent('GET', BOARD)).toHaveLength(0);
    const bar = hover(50);
    const preview = screen.getByTestId('seek-preview');
    expect(preview).toHaveTextContent('0:25');
    const sheet = at(BOARD).replace('storyboard.vtt', 'storyboard/000.jpg');
    await waitFor(() =>
      expect(preview.firstElementChild).toHaveStyle({
        backgroundImage: `url("${sheet}")`,
        backgroundPosition: '-160px -90px',
      }),
    );
    fireEvent.mouseLeave(bar);
    expect(screen.queryByTestId('seek-preview')).toBeNull();
  });

  it('is not asked for where there is none', async () => {
    const { platform } = await openPlaying();
    lasting(100);
    hover(100);
    expect(screen.getByTestId('seek-preview')).toHaveTextContent('0:50');
    expect(platform.sent('GET', BOARD)).toHaveLength(0);
  });
});

describe('the poster', () => {
  const POSTER = `/api/media/${TENANT}/items/item2222item2222/poster`;
  const done = () => new HttpResponse(null, { status: 204 });

  it('is the frame that is seen, or a picture', async () => {
    const { user, platform } = await openPlaying();
    server.use(http.post(at(POSTER), done), http.put(at(POSTER), done));
    video().currentTime = 12.5;
    fireEvent(video(), new Event('timeupdate'));
    await user.click(screen.getByRole('button', { name: '이 장면을 대표 이미지로' }));
    expect(await screen.findByText('대표 이미지를 바꿨어요')).toBeVisible();
    expect(await platform.sent('POST', POSTER)[0]?.json()).toEqual({ atSeconds: 12.5 });
    const picture = new File(['x'], 'p.png', { type: 'image/png' });
    await user.upload(screen.getByLabelText('대표 이미지 파일'), picture);
    await waitFor(() => expect(platform.sent('PUT', POSTER)).toHaveLength(1));
  });

  it('says why a picture was refused', async () => {
    const { user } = await openPlaying({ hasVideo: false });
    expect(screen.queryByRole('button', { name: '이 장면을 대표 이미지로' })).toBeNull();
    server.use(http.put(at(POSTER), () => problem(422, 'poster_unreadable')));
    const picture = new File(['x'], 'p.png', { type: 'image/png' });
    await user.upload(screen.getByLabelText('대표 이미지 파일'), picture);
    expect(await screen.findByText(/읽을 수 없는/)).toBeVisible();
  });
});

describe('captions', () => {
  const KOREAN = { id: 'c1', language: 'ko', label: '한국어' };
  const ENGLISH = { id: 'c2', language: 'en', label: 'English' };
  const CAPTIONS = `/api/media/${TENANT}/items/item2222item2222/captions`;
  const TRACKS = {
    subtitleTracks: [KOREAN, ENGLISH].map((c) => ({ name: c.label, lang: c.language })),
  };

  it('are chosen in the player, and remembered', async () => {
    const { user, store } = await openPlaying({ captions: [KOREAN, ENGLISH] });
    act(() => FakeHls.last.emit('hlsSubtitleTracksUpdated', TRACKS));
    expect(FakeHls.last.subtitleTrack).toBe(-1);
    await user.click(await screen.findByRole('button', { name: '자막: 자막 끔' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'English' }));
    expect(FakeHls.last.subtitleTrack).toBe(1);
    expect(store.getState().preferences).toMatchObject({ captions: true, captionLanguage: 'en' });
    fireEvent.keyDown(document.body, { code: 'KeyC' });
    await waitFor(() => expect(FakeHls.last.subtitleTrack).toBe(-1));
    fireEvent.keyDown(document.body, { code: 'KeyC' });
    await waitFor(() => expect(FakeHls.last.subtitleTrack).toBe(1));
  });

  it('are uploaded in their language and show up in the player', async () => {
    const { user, platform } = await openPlaying();
    server.use(http.post(at(CAPTIONS), () => HttpResponse.json(ENGLISH, { status: 201 })));
    await user.selectOptions(screen.getByRole('combobox', { name: '자막 언어' }), '영어');
    const words = new File(['1'], 'words.srt');
    await user.upload(screen.getByLabelText('자막 파일'), words);
    expect(await screen.findByText('자막을 올렸어요')).toBeVisible();
    const [asked] = platform.sent('POST', CAPTIONS);
    expect(new URL(asked!.url).searchParams.get('language')).toBe('en');
    expect(asked?.headers.get('Content-Type')).toBe('application/octet-stream');
    server.use(
      http.post(at(PLAY), () =>
        HttpResponse.json({ playlistUrl: '/more.m3u8', expiresAt: '' }, { status: 201 }),
      ),
    );
    platform.events.send('item', anItem({ captions: [ENGLISH] }));
    expect(await screen.findByText('English')).toBeVisible();
    await waitFor(() => expect(FakeHls.last.source).toBe('/more.m3u8'));
  });

  it('say why they were refused', async () => {
    const { user } = await openPlaying();
    server.use(http.post(at(CAPTIONS), () => problem(422, 'captions_unreadable')));
    await user.upload(screen.getByLabelText('자막 파일'), new File(['x'], 'x.srt'));
    expect(
      await screen.findByText('자막을 읽을 수 없어요. SRT나 WebVTT 파일을 올려 주세요.'),
    ).toBeVisible();
  });

  it('are renamed and deleted', async () => {
    const { user, platform } = await openPlaying({ captions: [KOREAN] });
    server.use(
      http.patch(at(`${CAPTIONS}/c1`), () => HttpResponse.json(KOREAN)),
      http.delete(at(`${CAPTIONS}/c1`), () => new HttpResponse(null, { status: 204 })),
    );
    await user.click(screen.getByRole('button', { name: '자막 이름 바꾸기: 한국어' }));
    await user.type(screen.getByRole('textbox', { name: '새 이름' }), ' 2{Enter}');
    expect(await screen.findByText('자막 이름을 바꿨어요')).toBeVisible();
    expect(await platform.sent('PATCH', `${CAPTIONS}/c1`)[0]?.json()).toEqual({
      label: '한국어 2',
    });
    await user.click(screen.getByRole('button', { name: '자막 지우기: 한국어' }));
    expect(await screen.findByText('자막을 지웠어요')).toBeVisible();
  });

  it('cannot be changed when everything is read-only', async () => {
    fakePlatform({ ...holding({ captions: [KOREAN] }), subscriptions: [inGrace()] });
    renderApp(ADDRESS);
    expect(await screen.findByRole('button', { name: '다운로드' })).toBeVisible();
    expect(screen.queryByRole('heading', { name: '자막' })).toBeNull();
  });
});
