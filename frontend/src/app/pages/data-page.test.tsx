import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { anAccount } from '@/testing/samples';
import { server } from '@/testing/server';

/** What was handed to the browser's downloads. */
function downloads() {
  const saved: { name: string; content: Blob }[] = [];
  let made = new Blob();
  URL.createObjectURL = (content) => {
    made = content as Blob;
    return 'blob:made';
  };
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push({ name: this.download, content: made });
  });
  return saved;
}

const textOf = (blob: Blob) =>
  new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(blob);
  });

describe('my data', () => {
  it('can be taken along', async () => {
    fakePlatform();
    const saved = downloads();
    const { user } = renderApp('/me/data');
    await user.click(await screen.findByRole('button', { name: '데이터 내려받기' }));
    expect(await screen.findByText('데이터를 내려받았어요')).toBeVisible();
    expect(saved[0]?.name).toBe('ptsd-account.json');
    expect(JSON.parse(await textOf(saved[0]!.content))).toMatchObject({
      profile: { name: '김하늘' },
    });
  });

  it('says when it could not be had', async () => {
    fakePlatform();
    const saved = downloads();
    server.use(http.get(at('/api/users/me/export'), () => problem(500, 'internal_error')));
    const { user } = renderApp('/me/data');
    await user.click(await screen.findByRole('button', { name: '데이터 내려받기' }));
    expect(await screen.findByText('요청 번호: req-1')).toBeVisible();
    expect(saved).toHaveLength(0);
  });
});

describe('deleting the account', () => {
  it('takes the name, tells the day, and can be withdrawn', async () => {
    const platform = fakePlatform();
    const { user } = renderApp('/me/data');
    const region = await screen.findByRole('region', { name: '계정 삭제' });
    const field = await within(region).findByRole('textbox', { name: /김하늘/ });
    const button = within(region).getByRole('button', { name: '계정 삭제 신청' });
    await user.type(field, '김하');
    expect(button).toBeDisabled();
    await user.type(field, '늘');
    await user.click(button);
    expect(await within(region).findByText('이 계정은 2026. 3. 4.에 삭제돼요.')).toBeVisible();
    await waitFor(() =>
      expect(screen.getAllByText('이 계정은 2026. 3. 4.에 삭제돼요.')).toHaveLength(2),
    );

    await user.click(within(region).getByRole('button', { name: '삭제 취소' }));
    expect(await screen.findByText('계정 삭제를 취소했어요')).toBeVisible();
    expect(platform.state.account.deletesAt).toBeNull();
    expect(await within(region).findByRole('textbox', { name: /김하늘/ })).toHaveValue('');
  });

  it('says when the name was another one by now', async () => {
    const platform = fakePlatform();
    const { user } = renderApp('/me/data');
    await user.type(await screen.findByRole('textbox', { name: /김하늘/ }), '김하늘');
    platform.state.account = anAccount({ name: '김바다' });
    await user.keyboard('{Enter}');
    expect(await screen.findByText('이름이 맞지 않아요. 그대로 다시 입력해 주세요.')).toBeVisible();
  });

  it('says what failed', async () => {
    fakePlatform();
    server.use(http.get(at('/api/users/me'), () => problem(500, 'internal_error')));
    renderApp('/me/data');
    const region = await screen.findByRole('region', { name: '계정 삭제' });
    expect(await within(region).findByRole('button', { name: '다시 시도' })).toBeVisible();
  });
});

describe('what the owner has to know on every page', () => {
  const notice = { id: 'n1', kind: 'REFRESH_TOKEN_REUSED', at: '2026-02-03T03:04:05Z' } as const;

  it('is a copied sign-in, until it was acknowledged', async () => {
    const platform = fakePlatform({ account: anAccount({ notices: [notice] }) });
    const { user } = renderApp('/nowhere');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('로그인 정보가 두 곳에서 쓰였어요');
    expect(within(alert).getByRole('link', { name: '기기 확인하기' })).toHaveAttribute(
      'href',
      '/me/security',
    );
    await user.click(within(alert).getByRole('button', { name: '확인했어요' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(platform.sent('POST', '/api/users/me/notices/n1/seen')).toHaveLength(1);
  });

  it('stays when it could not be acknowledged', async () => {
    fakePlatform({ account: anAccount({ notices: [notice] }) });
    server.use(
      http.post(at('/api/users/me/notices/n1/seen'), () => problem(500, 'internal_error')),
    );
    const { user } = renderApp('/nowhere');
    await user.click(await screen.findByRole('button', { name: '확인했어요' }));
    expect(await screen.findByText('요청 번호: req-1')).toBeVisible();
    expect(screen.getByRole('button', { name: '확인했어요' })).toBeVisible();
  });

  it('is the day the account goes, and how to keep it', async () => {
    const platform = fakePlatform({ account: anAccount({ deletesAt: '2026-03-04T05:06:07Z' }) });
    const { user } = renderApp('/');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('이 계정은 2026. 3. 4.에 삭제돼요.');
    server.use(
      http.delete(at('/api/users/me/deletion'), () => problem(500, 'internal_error'), {
        once: true,
      }),
    );
    await user.click(within(alert).getByRole('button', { name: '삭제 취소' }));
    expect(await screen.findByText('요청 번호: req-1')).toBeVisible();
    await user.click(within(alert).getByRole('button', { name: '삭제 취소' }));
    await waitFor(() => expect(platform.state.account.deletesAt).toBeNull());
    await waitFor(() => expect(screen.queryByText(/삭제돼요/)).toBeNull());
  });
});
