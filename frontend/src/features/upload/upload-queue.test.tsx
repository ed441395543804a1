import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { anItem, TENANT } from '@/testing/samples';
import { server } from '@/testing/server';

const UPLOADS = `/api/media/${TENANT}/uploads`;
const TUS = { 'Tus-Resumable': '1.0.0' };

const clip = (name: string, size = 12) => new File(['x'.repeat(size)], name, { type: 'video/mp4' });

/** A tus server: `holdBack` keeps the bytes waiting, `refusal` answers the last one with a problem. */
function fakeUploads({ refusal, holdBack }: { refusal?: string; holdBack?: Promise<void> } = {}) {
  const received = new Map<string, number>();
  let created = 0;
  server.use(
    http.post(at(UPLOADS), () => {
      const id = `upload${++created}`;
      received.set(id, 0);
      return new HttpResponse(null, {
        status: 201,
        headers: { ...TUS, Location: `${UPLOADS}/${id}` },
      });
    }),
    http.patch(at(`${UPLOADS}/:id`), async ({ request, params }) => {
      await holdBack;
      if (refusal) return problem(422, refusal);
      const offset =
        Number(request.headers.get('Upload-Offset')) + (await request.arrayBuffer()).byteLength;
      received.set(String(params.id), offset);
      return new HttpResponse(null, {
        status: 204,
        headers: { ...TUS, 'Upload-Offset': String(offset) },
      });
    }),
    http.head(at(`${UPLOADS}/:id`), ({ params }) => {
      const offset = received.get(String(params.id));
      if (offset === undefined) return new HttpResponse(null, { status: 404, headers: TUS });
      const headers = { ...TUS, 'Upload-Offset': String(offset), 'Upload-Length': '12' };
      return new HttpResponse(null, { headers });
    }),
    http.delete(at(`${UPLOADS}/:id`), ({ params }) => {
      received.delete(String(params.id));
      return new HttpResponse(null, { status: 204, headers: TUS });
    }),
  );
  return received;
}

async function openLibrary() {
  const app = renderApp('/library');
  const zone = (await screen.findByText('첫 영상을 올려 보세요')).closest('main')!;
  const drop = (...files: File[]) =>
    fireEvent.drop(within(zone).getByRole('heading', { name: '내 영상' }), {
      dataTransfer: { files, types: ['Files'] },
    });
  return { ...app, drop, drawer: () => screen.findByRole('region', { name: '업로드' }) };
}

describe('the upload queue', () => {
  it('sends a dropped file with the media token and its name', async () => {
    const platform = fakePlatform();
    const received = fakeUploads();
    const { drop, drawer } = await openLibrary();
    drop(clip('jeju.mp4', 12));
    expect(await within(await drawer()).findByText('완료')).toBeVisible();
    expect(received.get('upload1')).toBe(12);
    const [creation] = platform.sent('POST', UPLOADS);
    expect(creation?.headers.get('Authorization')).toBe('Bearer media-1');
    expect(creation?.headers.get('Upload-Length')).toBe('12');
    expect(creation?.headers.get('Upload-Metadata')).toContain(`filename ${btoa('jeju.mp4')}`);
  });

  it('sends at most two files at a time', async () => {
    let letGo = () => undefined as void;
    const platform = fakePlatform();
    fakeUploads({ holdBack: new Promise((resolve) => (letGo = resolve)) });
    const { drop, drawer } = await openLibrary();
    drop(clip('one.mp4'), clip('two.mp4', 13), clip('three.mp4', 14));
    const queue = await drawer();
    expect(await within(queue).findAllByText('대기 중')).toHaveLength(1);
    await waitFor(() => expect(platform.sent('POST', UPLOADS)).toHaveLength(2));
    letGo();
    await waitFor(() => expect(within(queue).getAllByText('완료')).toHaveLength(3));
  });

  it('survives going to another page, and asks before the browser leaves', async () => {
    let letGo = () => undefined as void;
    fakePlatform();
    fakeUploads({ holdBack: new Promise((resolve) => (letGo = resolve)) });
    const { drop, drawer, router } = await openLibrary();
    drop(clip('one.mp4'));
    await drawer();
    await router.navigate('/me');
    expect(await drawer()).toBeVisible();
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    letGo();
    expect(await within(await drawer()).findByText('완료')).toBeVisible();
  });

  it('explains a refusal in place and can try again', async () => {
    fakePlatform();
    fakeUploads({ refusal: 'media_unreadable' });
    const { drop, drawer, user } = await openLibrary();
    drop(clip('notes.txt'));
    const queue = await drawer();
    expect(await within(queue).findByRole('alert')).toHaveTextContent(
      '영상이나 음악 파일이 아니거나',
    );
    fakeUploads();
    await user.click(within(queue).getByRole('button', { name: '다시 시도: notes.txt' }));
    expect(await within(queue).findByText('완료')).toBeVisible();
    await user.click(within(queue).getByRole('button', { name: '목록에서 지우기: notes.txt' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: '업로드' })).toBeNull());
  });

  it('pauses, goes on, and folds away', async () => {
    let letGo = () => undefined as void;
    fakePlatform();
    fakeUploads({ holdBack: new Promise((resolve) => (letGo = resolve)) });
    const { drop, drawer, user } = await openLibrary();
    drop(clip('one.mp4'));
    const queue = await drawer();
    await user.click(await within(queue).findByRole('button', { name: '일시 정지: one.mp4' }));
    expect(within(queue).getByText('멈춤')).toBeVisible();
    letGo();
    await user.click(within(queue).getByRole('button', { name: '이어서 올리기: one.mp4' }));
    expect(await within(queue).findByText('완료')).toBeVisible();
    await user.click(within(queue).getByRole('button', { name: '업로드 1/1' }));
    expect(within(queue).queryByText('one.mp4')).toBeNull();
  });

  it('offers what is there already when the same file comes again, and keeps both', async () => {
    const again = anItem({ id: 'upload1', title: '또 제주', duplicateOf: 'item2222item2222' });
    const platform = fakePlatform();
    fakeUploads();
    const { drop, drawer, user } = await openLibrary();
    platform.state.library.items = [again, anItem()];
    drop(clip('jeju.mp4'));
    const queue = await drawer();
    expect(await within(queue).findByText('같은 파일이 이미 있어요.')).toBeVisible();
    expect(within(queue).getByRole('link', { name: '있는 영상 보기' })).toHaveAttribute(
      'href',
      '/watch/item2222item2222',
    );
    expect(platform.state.library.items).toHaveLength(2);
    await user.click(within(queue).getByRole('button', { name: '방금 올린 것 지우기' }));
    expect(await screen.findByText('휴지통으로 옮겼어요: 또 제주')).toBeVisible();
    expect(platform.state.trash).toHaveLength(1);
    await waitFor(() => expect(screen.queryByRole('region', { name: '업로드' })).toBeNull());
  });

  it('says why the new one could not be deleted', async () => {
    const platform = fakePlatform();
    fakeUploads();
    server.use(
      http.delete(at(`/api/media/${TENANT}/items/:id`), () => problem(500, 'internal_error')),
    );
    const { drop, drawer, user } = await openLibrary();
    platform.state.library.items = [anItem({ id: 'upload1', duplicateOf: 'b' })];
    drop(clip('jeju.mp4'));
    await user.click(
      await within(await drawer()).findByRole('button', { name: '방금 올린 것 지우기' }),
    );
    expect(await screen.findByText(/문제가 생겼어요/)).toBeVisible();
    expect(platform.state.library.items).toHaveLength(1);
  });

  it('cancels at the server too', async () => {
    let letGo = () => undefined as void;
    const platform = fakePlatform();
    fakeUploads({ holdBack: new Promise((resolve) => (letGo = resolve)) });
    const { drop, drawer, user } = await openLibrary();
    drop(clip('one.mp4'));
    await drawer();
    await waitFor(() => expect(platform.sent('PATCH', `${UPLOADS}/upload1`)).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: '업로드 취소: one.mp4' }));
    await waitFor(() => expect(platform.sent('DELETE', `${UPLOADS}/upload1`)).toHaveLength(1));
    expect(screen.queryByRole('region', { name: '업로드' })).toBeNull();
    letGo();
  });

  it('shows where to drop while a file hovers', async () => {
    fakePlatform();
    await openLibrary();
    const heading = screen.getByRole('heading', { name: '내 영상' });
    const dataTransfer = { types: ['Files'], files: [] };
    fireEvent.dragEnter(heading, { dataTransfer });
    fireEvent.dragOver(heading, { dataTransfer });
    expect(screen.getByText('여기에 놓으면 올라가요')).toBeVisible();
    fireEvent.dragLeave(heading, { dataTransfer });
    expect(screen.queryByText('여기에 놓으면 올라가요')).toBeNull();
  });
});
