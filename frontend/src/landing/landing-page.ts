import { positionOf, rememberPosition } from './landing-position';
import { openSession, Refused } from './landing-session';
import { sentenceFor } from './landing-texts';

type Play = typeof import('./landing-player').play;

const PROCESSING_RETRY_MS = 5_000;

const slugOf = (root: HTMLElement) => root.dataset.slug ?? '';

function createVideo(root: HTMLElement) {
  const video = document.createElement('video');
  video.controls = true;
  video.playsInline = true;
  video.poster = root.dataset.poster ?? '';
  video.setAttribute('aria-label', root.dataset.title ?? '');
  video.style.cssText = 'width:100%;height:100%;display:block;background:#000';
  rememberPosition(video, slugOf(root));
  return video;
}

/**
 * Makes the play button of one page work: a grant, a session, the video in place of the poster.
 * A session that has ended is opened once more where it was; a link that has ended says so. Where the password is
 * wanted again, so is the page that asks for it.
 */
export function openPage(root: HTMLElement, reload = () => location.reload()) {
  const button = root.querySelector<HTMLButtonElement>('#play');
  const poster = root.querySelector<HTMLImageElement>('img');
  const grantUrl = root.dataset.grantUrl ?? '';
  const message = document.createElement('p');
  message.setAttribute('role', 'status');
  message.style.cssText =
    'position:absolute;inset:auto 0 0;margin:0;padding:.75rem 1rem;background:#10131c;color:#fff;text-align:center';
  let video: HTMLVideoElement | null = null;
  let release: () => void = () => undefined;

  function say(text: string) {
    message.textContent = text;
    if (text) root.append(message);
    else message.remove();
  }

  function stop(code: string) {
    release();
    video?.remove();
    video = null;
    if (poster) poster.hidden = false;
    if (button) {
      button.hidden = code.startsWith('link_');
      button.disabled = false;
    }
    say(sentenceFor(code));
  }

  function show(play: Play, source: string, from: number, mayReopen: boolean) {
    video ??= createVideo(root);
    release();
    root.prepend(video);
    if (button) button.hidden = true;
    if (poster) poster.hidden = true;
    const shown = video;
    release = play({
      video: shown,
      source,
      from,
      onGone: () => (mayReopen ? void open(shown.currentTime, false) : stop('other')),
      onFailed: () => stop('other'),
    });
    void shown.play().catch(() => undefined);
  }

  async function open(from: number, mayReopen: boolean) {
    if (button) button.disabled = true;
    say(sentenceFor('loading'));
    try {
      const [source, { play }] = await Promise.all([
        openSession(grantUrl),
        import('./landing-player'),
      ]);
      say('');
      show(play, source, from, mayReopen);
    } catch (error) {
      const code = error instanceof Refused ? error.code : 'other';
      if (code === 'password_required') return reload();
      stop(code);
      if (code !== 'media_not_playable' || !button) return;
      button.disabled = true;
      setTimeout(() => void open(from, mayReopen), PROCESSING_RETRY_MS);
    }
  }

  button?.addEventListener('click', () => void open(positionOf(slugOf(root)), true));
}
