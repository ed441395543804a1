import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeHls } from '@/testing/fake-hls';
import { at, problem } from '@/testing/fake-platform';
import { server } from '@/testing/server';
import { openPage } from './landing-page';
import { sentenceFor } from './landing-texts';

/** The page of a short link with a platform behind it. */
function visit(reload?: () => void) {
  document.documentElement.lang = 'ko';
  document.body.innerHTML = `
    <div id="player" data-slug="abc" data-grant-url="/s/abc/grant" data-poster="/p.jpg" data-title="제주">
      <img src="/p.jpg" alt=""><button id="play" type="button">play</button>
    </div>`;
  let grants = 0;
  server.use(
    http.post(at('/s/abc/grant'), () =>
      HttpResponse.json(
        { grant: `grant-${++grants}`, playUrl: '/api/media/t/play' },
        { status: 201 },
      ),
    ),
    http.post(at('/api/media/t/play'), ({ request }) =>
      HttpResponse.json(
        { playlistUrl: `/play/${request.headers.get('Authorization')?.slice(7)}/master.m3u8` },
        { status: 201 },
      ),
    ),
  );
  const root = document.querySelector<HTMLElement>('#player')!;
  openPage(root, reload);
  return { root, button: document.querySelector<HTMLButtonElement>('#play')! };
}

const fail = (data: object) => FakeHls.last.emit('hlsError', { fatal: true, ...data });
const played = (times = 1) => vi.waitFor(() => expect(FakeHls.instances).toHaveLength(times));

beforeEach(() => {
  FakeHls.instances = [];
  FakeHls.supported = true;
  localStorage.clear();
});

describe('the page of a short link', () => {
  it('trades a grant for a session and plays in place of the poster', async () => {
    const { root, button } = visit();
    button.click();
    await played();
    expect(FakeHls.last.source).toBe(at('/play/grant-1/master.m3u8'));
    expect(root.querySelector('video')).toHaveAttribute('playsinline');
    expect(button.hidden).toBe(true);
    expect(root.querySelector('img')?.hidden).toBe(true);
  });

  it('opens an ended session once more, where it was', async () => {
    const { root, button } = visit();
    button.click();
    await played();
    root.querySelector('video')!.currentTime = 12;
    fail({ type: 'networkError', response: { code: 404 } });
    await played(2);
    expect(FakeHls.last.source).toBe(at('/play/grant-2/master.m3u8'));
    expect(FakeHls.last.config.startPosition).toBe(12);
    fail({ type: 'networkError', response: { code: 404 } });
    await vi.waitFor(() => expect(root).toHaveTextContent('재생할 수 없어요'));
  });

  it('goes on where this browser was, until the end was seen', async () => {
    const first = visit();
    first.button.click();
    await played();
    expect(FakeHls.last.config.startPosition).toBe(0);
    const video = first.root.querySelector('video')!;
    Object.defineProperty(video, 'duration', { value: 100 });
    vi.spyOn(video, 'paused', 'get').mockReturnValue(false);
    for (const second of [3, 6.5, 8]) {
      video.currentTime = second;
      video.dispatchEvent(new Event('timeupdate'));
    }
    const again = visit();
    again.button.click();
    await played(2);
    expect(FakeHls.last.config.startPosition).toBe(6);
    video.currentTime = 96;
    video.dispatchEvent(new Event('pause'));
    const anew = visit();
    anew.button.click();
    await played(3);
    expect(FakeHls.last.config.startPosition).toBe(0);
  });

  it('plays where the browser keeps nothing', async () => {
    const refuse = () => {
      throw new DOMException('no', 'SecurityError');
    };
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse);
    const { root, button } = visit();
    button.click();
    await played();
    root.querySelector('video')!.dispatchEvent(new Event('pause'));
    expect(FakeHls.last.config.startPosition).toBe(0);
    vi.restoreAllMocks();
  });

  it('says that a link was turned off, and takes the button away', async () => {
    const { root, button } = visit();
    server.use(http.post(at('/s/abc/grant'), () => problem(404, 'link_unknown')));
    button.click();
    await vi.waitFor(() => expect(root).toHaveTextContent('링크가 없거나 더 이상 열 수 없어요.'));
    expect(button.hidden).toBe(true);
  });

  it('says that as many have watched as may', async () => {
    const { root, button } = visit();
    server.use(http.post(at('/api/media/t/play'), () => problem(410, 'link_used_up')));
    button.click();
    await vi.waitFor(() => expect(root).toHaveTextContent('볼 수 있는 인원이 다 찬 링크예요.'));
    expect(button.hidden).toBe(true);
  });

  it('shows the page that asks when the password is wanted again', async () => {
    const reload = vi.fn();
    const { button } = visit(reload);
    server.use(http.post(at('/s/abc/grant'), () => problem(403, 'password_required')));
    button.click();
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
  });

  it('waits for an item that is still being made', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { root, button } = visit();
    server.use(
      http.post(at('/s/abc/grant'), () => problem(409, 'media_not_playable'), { once: true }),
    );
    button.click();
    await vi.waitFor(() => expect(root).toHaveTextContent('변환 중이에요'));
    await vi.advanceTimersByTimeAsync(5_000);
    await played();
  });

  it.each([
    ['no network', () => HttpResponse.error(), '연결할 수 없어요'],
    ['a resting server', () => problem(503, 'server_not_ready'), '잠시 쉬고 있어요'],
    ['something unknown', () => new HttpResponse('x', { status: 500 }), '재생할 수 없어요'],
  ])('explains %s and can be pressed again', async (_, answer, text) => {
    const { root, button } = visit();
    server.use(http.post(at('/s/abc/grant'), answer, { once: true }));
    button.click();
    await vi.waitFor(() => expect(root).toHaveTextContent(text));
    button.click();
    await played();
  });

  it('says that too many are watching, and leaves the button to try again', async () => {
    const { root, button } = visit();
    server.use(http.post(at('/api/media/t/play'), () => problem(503, 'viewers_too_many')));
    button.click();
    await vi.waitFor(() => expect(root).toHaveTextContent('볼 수 있는 사람이 다 찼어요'));
    expect(button.hidden).toBe(false);
    expect(button.disabled).toBe(false);
    expect(sentenceFor('viewers_too_many', 'en')).toContain('As many people');
  });

  it('recovers once from a media error', async () => {
    const { root, button } = visit();
    button.click();
    await played();
    FakeHls.last.emit('hlsError', { fatal: false });
    fail({ type: 'mediaError' });
    expect(FakeHls.last.calls).toContain('recoverMediaError');
    fail({ type: 'mediaError' });
    expect(root).toHaveTextContent('재생할 수 없어요');
    expect(button.hidden).toBe(false);
  });

  it('uses the player of the browser where there is no other', async () => {
    FakeHls.supported = false;
    const { root, button } = visit();
    button.click();
    await vi.waitFor(() =>
      expect(root.querySelector('video')?.src).toBe(at('/play/grant-1/master.m3u8')),
    );
    root.querySelector('video')!.dispatchEvent(new Event('error'));
    expect(root).toHaveTextContent('재생할 수 없어요');
  });

  it('speaks the language of the document', () => {
    expect(sentenceFor('link_unknown', 'en')).toBe(
      'This link does not exist or can no longer be opened.',
    );
    expect(sentenceFor('media_unknown', 'ko')).toBe('링크가 없거나 더 이상 열 수 없어요.');
    expect(sentenceFor('grant_used', 'en')).toMatch(/cannot be played/);
  });
});
