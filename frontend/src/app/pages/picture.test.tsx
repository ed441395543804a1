import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { anAccount } from '@/testing/samples';
import { server } from '@/testing/server';

const photo = (type = 'image/png', size = 10) =>
  new File([new Uint8Array(size)], 'photo', { type });

let natural = { width: 400, height: 200 };
let drawn: number[] = [];
const revoked = vi.fn();

/** What jsdom has no drawing for: pictures that decode, and a canvas that remembers what it drew. */
beforeEach(() => {
  natural = { width: 400, height: 200 };
  drawn = [];
  revoked.mockClear();
  URL.createObjectURL = () => 'blob:chosen';
  URL.revokeObjectURL = revoked;
  HTMLImageElement.prototype.decode = () => Promise.resolve();
  vi.spyOn(HTMLImageElement.prototype, 'naturalWidth', 'get').mockImplementation(
    () => natural.width,
  );
  vi.spyOn(HTMLImageElement.prototype, 'naturalHeight', 'get').mockImplementation(
    () => natural.height,
  );
  const context = {
    fillRect: () => undefined,
    drawImage: (_: unknown, ...place: number[]) => void (drawn = place),
  };
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(
    context as unknown as RenderingContext,
  );
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) =>
    done(new Blob(['jpeg'], { type: 'image/jpeg' })),
  );
});

async function chosen(file: File) {
  const app = renderApp('/me');
  const button = await screen.findByRole('button', { name: '사진 바꾸기' });
  const input = button.closest('section')!.querySelector('input[type=file]') as HTMLInputElement;
  fireEvent.change(input, { target: { files: [file] } });
  return app;
}

const editor = () => screen.findByRole('group', { name: '사진 자르기' });

describe('the profile picture', () => {
  it('is cropped, sent as a JPEG with its progress, and shown', async () => {
    const platform = fakePlatform();
    const { user } = await chosen(photo());
    const group = await editor();
    expect(within(group).getByRole('img', { name: '잘린 사진 미리보기' })).toBeVisible();
    fireEvent.change(within(group).getByRole('slider', { name: '확대' }), {
      target: { value: '2' },
    });
    fireEvent.change(within(group).getByRole('slider', { name: '가로 위치' }), {
      target: { value: '1' },
    });
    fireEvent.change(within(group).getByRole('slider', { name: '세로 위치' }), {
      target: { value: '0' },
    });
    await user.click(within(group).getByRole('button', { name: '이 사진 쓰기' }));
    expect(await screen.findByText('사진을 바꿨어요')).toBeVisible();
    expect(drawn.slice(0, 4)).toEqual([300, 0, 100, 100]);
    const [sent] = platform.sent('PUT', '/api/users/me/picture');
    expect(sent?.headers.get('Content-Type')).toBe('image/jpeg');
    expect(sent?.headers.get('Authorization')).toBe('Bearer access-1');
    expect(platform.state.account.ownPicture).toBe(true);
    expect(screen.getByRole('button', { name: '사진 바꾸기' })).toHaveFocus();
    expect(revoked).toHaveBeenCalledWith('blob:chosen');
  });

  it('shows how much of it is sent', async () => {
    fakePlatform();
    server.use(http.put(at('/api/users/me/picture'), () => new Promise<never>(() => undefined)));
    const { user } = await chosen(photo());
    await user.click(within(await editor()).getByRole('button', { name: '이 사진 쓰기' }));
    expect(await screen.findByRole('progressbar', { name: '사진 올리는 중' })).toBeInTheDocument();
  });

  it('offers no way to move what cannot be moved', async () => {
    natural = { width: 300, height: 300 };
    fakePlatform();
    await chosen(photo());
    expect(within(await editor()).getAllByRole('slider')).toHaveLength(1);
  });

  it('is sent once more with a new token', async () => {
    const platform = fakePlatform();
    server.use(
      http.put(at('/api/users/me/picture'), () => problem(401, 'token_invalid'), { once: true }),
    );
    const { user } = await chosen(photo());
    await user.click(within(await editor()).getByRole('button', { name: '이 사진 쓰기' }));
    expect(await screen.findByText('사진을 바꿨어요')).toBeVisible();
    expect(platform.sent('PUT', '/api/users/me/picture')).toHaveLength(2);
  });

  it.each([
    [422, 'picture_unreadable', /사진 파일이 아니거나/],
    [413, 'picture_too_large', /사진이 너무 커요/],
    [415, 'media_type_unsupported', /지원하지 않는 파일 형식/],
  ])('says why the platform refused it: %s %s', async (status, code, text) => {
    fakePlatform();
    server.use(http.put(at('/api/users/me/picture'), () => problem(status, code)));
    const { user } = await chosen(photo());
    const group = await editor();
    await user.click(within(group).getByRole('button', { name: '이 사진 쓰기' }));
    expect(await within(group).findByText(text)).toBeVisible();
    expect(within(group).getByText('요청 번호: req-1')).toBeVisible();
    await user.click(within(group).getByRole('button', { name: '취소' }));
    expect(screen.getByRole('button', { name: '사진 바꾸기' })).toHaveFocus();
  });

  it('says when the network is away', async () => {
    fakePlatform();
    server.use(http.put(at('/api/users/me/picture'), () => HttpResponse.error()));
    const { user } = await chosen(photo());
    await user.click(within(await editor()).getByRole('button', { name: '이 사진 쓰기' }));
    expect(await screen.findByText(/서버에 연결할 수 없어요/)).toBeVisible();
  });

  it.each([
    ['another type', photo('image/heic'), /지원하지 않는 파일 형식/],
    ['too many bytes', photo('image/jpeg', 20 * 1024 ** 2 + 1), /사진이 너무 커요/],
  ])('is refused before anything is sent: %s', async (_, file, text) => {
    const platform = fakePlatform();
    await chosen(file);
    expect(await screen.findByText(text)).toBeVisible();
    expect(platform.sent('PUT', '/api/users/me/picture')).toHaveLength(0);
  });

  it('is refused when it has too many pixels, or is none', async () => {
    fakePlatform();
    natural = { width: 10_000, height: 10_000 };
    await chosen(photo());
    expect(await screen.findByText(/사진이 너무 커요/)).toBeVisible();
    HTMLImageElement.prototype.decode = () => Promise.reject(new Error('broken'));
    const input = document.querySelector('input[type=file]') as HTMLInputElement;
    fireEvent.change(input, { target: { files: [photo()] } });
    expect(await screen.findByText(/사진 파일이 아니거나/)).toBeVisible();
    expect(revoked).toHaveBeenCalledTimes(2);
  });

  it('can be taken away', async () => {
    const platform = fakePlatform({ account: anAccount({ ownPicture: true }) });
    const { user } = renderApp('/me');
    await user.click(await screen.findByRole('button', { name: '사진 지우기' }));
    expect(await screen.findByText('사진을 지웠어요')).toBeVisible();
    expect(platform.state.account.ownPicture).toBe(false);
    await waitFor(() => expect(screen.queryByRole('button', { name: '사진 지우기' })).toBeNull());
  });

  it('stays when it could not be taken away', async () => {
    fakePlatform({ account: anAccount({ ownPicture: true }) });
    server.use(http.delete(at('/api/users/me/picture'), () => problem(500, 'internal_error')));
    const { user } = renderApp('/me');
    await user.click(await screen.findByRole('button', { name: '사진 지우기' }));
    expect(await screen.findByText('요청 번호: req-1')).toBeVisible();
  });
});
