import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { anAccount, anIdentity } from '@/testing/samples';
import { server } from '@/testing/server';

describe('my page', () => {
  it('shows who I am and how I sign in', async () => {
    fakePlatform();
    renderApp('/me');
    const profile = await screen.findByRole('region', { name: '프로필' });
    expect(await within(profile).findByText('haneul@example.com')).toBeVisible();
    expect(within(profile).getByRole('textbox', { name: '이름' })).toHaveValue('김하늘');
  });

  it('leads to its other pages', async () => {
    fakePlatform();
    const { user } = renderApp('/me');
    const menu = await screen.findByRole('navigation', { name: '내 정보 메뉴' });
    expect(within(menu).getByRole('link', { name: '프로필' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await user.click(within(menu).getByRole('link', { name: '보안' }));
    expect(await screen.findByRole('heading', { name: '로그인한 기기' })).toBeVisible();
    await user.click(within(menu).getByRole('link', { name: '내 데이터' }));
    expect(await screen.findByRole('heading', { name: '계정 삭제' })).toBeVisible();
  });

  it('manages without an e-mail address', async () => {
    fakePlatform({
      account: anAccount({ email: null, identities: [anIdentity({ email: null })] }),
    });
    renderApp('/me');
    expect(await screen.findByText('제공되지 않음')).toBeVisible();
  });

  it('changes the name', async () => {
    const platform = fakePlatform();
    const { user } = renderApp('/me');
    const field = await screen.findByRole('textbox', { name: '이름' });
    expect(screen.getByRole('button', { name: '저장' })).toBeDisabled();
    await user.clear(field);
    expect(screen.getByText('이름은 1자에서 50자까지예요.')).toBeVisible();
    await user.type(field, '  박바다 ');
    await user.click(screen.getByRole('button', { name: '저장' }));
    expect(await screen.findByText('저장했어요')).toBeVisible();
    expect(platform.state.account.name).toBe('박바다');
  });

  it('says why a name was refused', async () => {
    fakePlatform();
    server.use(http.patch(at('/api/users/me'), () => problem(400, 'request_invalid')));
    const { user } = renderApp('/me');
    await user.type(await screen.findByRole('textbox', { name: '이름' }), '!{Enter}');
    expect(await screen.findByText('입력한 내용을 확인해 주세요.')).toBeVisible();
  });

  it('switches the language here, at the account, and for the next visit', async () => {
    const platform = fakePlatform();
    const { user } = renderApp('/me');
    await user.click(await screen.findByRole('radio', { name: 'English' }));
    expect(await screen.findByRole('heading', { name: 'My page' })).toBeVisible();
    expect(document.documentElement).toHaveAttribute('lang', 'en');
    await waitFor(() => expect(platform.state.account.locale).toBe('en'));
    await waitFor(() => expect(localStorage.getItem('persist:preferences')).toContain('en'));
  });

  it('switches the theme', async () => {
    fakePlatform();
    const { user } = renderApp('/me');
    await user.click(await screen.findByRole('radio', { name: '어둡게' }));
    await waitFor(() =>
      expect(document.documentElement).toHaveAttribute('data-mantine-color-scheme', 'dark'),
    );
  });

  it('signs out and forgets everything', async () => {
    const platform = fakePlatform();
    const { user, router, store } = renderApp('/me');
    await user.click(await screen.findByRole('button', { name: '로그아웃' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/'));
    expect(
      await screen.findByRole('heading', { name: '내 영상을 위한, 나만의 서버' }),
    ).toBeVisible();
    expect(platform.state.signedIn).toBe(false);
    expect(JSON.stringify(store.getState())).not.toContain('haneul@example.com');
  });

  it('stays when signing out did not work', async () => {
    fakePlatform();
    server.use(http.post(at('/api/auth/logout'), () => problem(500, 'internal_error')));
    const { user } = renderApp('/me');
    await user.click(await screen.findByRole('button', { name: '로그아웃' }));
    expect(await screen.findByText('요청 번호: req-1')).toBeVisible();
    expect(screen.getByRole('heading', { name: '내 정보' })).toBeVisible();
  });

  it('says what failed when the account cannot be read', async () => {
    fakePlatform();
    server.use(http.get(at('/api/users/me'), () => problem(500, 'internal_error')));
    renderApp('/me');
    expect((await screen.findAllByRole('button', { name: '다시 시도' })).length).toBe(2);
  });
});
