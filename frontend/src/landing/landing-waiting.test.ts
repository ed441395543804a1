import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { at, problem } from '@/testing/fake-platform';
import { server } from '@/testing/server';
import { waitOn } from './landing-waiting';

beforeEach(() => {
  document.documentElement.lang = 'ko';
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'performance'] });
});

function page(data: string) {
  document.body.innerHTML = `<main ${data}><time datetime="2026-06-01T12:00:00Z">x</time></main>`;
  const reload = vi.fn();
  const main = document.querySelector('main')!;
  waitOn(main, reload);
  return { main, reload };
}

describe('a page that waits', () => {
  it('counts down to the time the link opens, and opens it then', async () => {
    const { main, reload } = page('data-opens-in="61"');
    expect(main).toHaveTextContent('1분 1초');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(main).toHaveTextContent(/(30|31)초$/);
    expect(reload).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(31_000);
    expect(reload).toHaveBeenCalledOnce();
  });

  it('says the time in the reader’s own zone and language', () => {
    document.documentElement.lang = 'en';
    const { main } = page('data-opens-in="93784"');
    const own = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'short' });
    expect(main).toHaveTextContent(own.format(new Date('2026-06-01T12:00:00Z')));
    expect(main).toHaveTextContent('1 day 2 hours 3 minutes 4 seconds');
  });

  it('looks every ten seconds whether the video can be played, also after a failure', async () => {
    let state = 'PROCESSING';
    let asked = 0;
    server.use(
      http.get(at('/s/abc'), () =>
        ++asked === 1 ? HttpResponse.error() : HttpResponse.json({ state }),
      ),
    );
    const { reload } = page('data-check="/s/abc"');
    await vi.advanceTimersByTimeAsync(10_000);
    await vi.waitFor(() => expect(asked).toBe(1));
    await vi.advanceTimersByTimeAsync(11_000);
    await vi.waitFor(() => expect(asked).toBe(2));
    expect(reload).not.toHaveBeenCalled();
    state = 'PLAYABLE';
    await vi.advanceTimersByTimeAsync(11_000);
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
  });

  it('shows what there is to say when the link is gone', async () => {
    server.use(http.get(at('/s/abc'), () => problem(404, 'link_unknown')));
    const { reload } = page('data-check="/s/abc"');
    await vi.advanceTimersByTimeAsync(10_000);
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
  });
});
