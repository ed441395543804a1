import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { leaveFor } from '@/shared/ui/leave-for';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { anAccount, anIdentity } from '@/testing/samples';
import { server } from '@/testing/server';

const google = anIdentity({ id: 'google-1', provider: 'google', email: 'sky@example.com' });
const both = () => anAccount({ identities: [anIdentity(), google] });
const logins = () => screen.findByRole('region', { name: '연결된 로그인' });

beforeEach(() => vi.mocked(leaveFor).mockClear());

describe('the linked sign-ins', () => {
  it('tell since when, and when they were last used', async () => {
    fakePlatform();
    renderApp('/me');
    const region = await logins();
    expect(await within(region).findByText('카카오')).toBeVisible();
    expect(region).toHaveTextContent('2026. 1. 2.에 연결 · 마지막 사용 2026. 2. 3.');
  });

  it('keep the last one, and say why', async () => {
    fakePlatform();
    renderApp('/me');
    const region = await logins();
    expect(await within(region).findByText(/하나 남은 로그인은 해제할 수 없어요/)).toBeVisible();
    expect(within(region).queryByRole('button', { name: /연결 해제/ })).toBeNull();
  });

  it('get another one by way of its provider', async () => {
    const platform = fakePlatform();
    const { user } = renderApp('/me');
    await user.click(await screen.findByRole('button', { name: 'Google 로그인 연결' }));
    await waitFor(() =>
      expect(leaveFor).toHaveBeenCalledWith('/oauth2/authorization/google?link=ticket-1'),
    );
    const [sent] = platform.sent('POST', '/api/users/me/identities');
    expect(await sent?.json()).toEqual({ provider: 'google', returnTo: '/me' });
    expect(screen.queryByRole('button', { name: '카카오 로그인 연결' })).toBeNull();
  });

  it('want a sign-in of just now, and lead back here from it', async () => {
    fakePlatform();
    server.use(http.post(at('/api/users/me/identities'), () => problem(403, 'sign_in_not_fresh')));
    const { user, router } = renderApp('/me');
    await user.click(await screen.findByRole('button', { name: 'Google 로그인 연결' }));
    await user.click(await within(await logins()).findByRole('link', { name: '다시 로그인' }));
    expect(await screen.findByText(/한 번 더 로그인해 주세요/)).toBeVisible();
    expect(router.state.location.pathname).toBe('/login');
    expect(screen.getByRole('link', { name: '카카오 로그인' })).toHaveAttribute(
      'href',
      '/oauth2/authorization/kakao?returnTo=%2Fme',
    );
  });

  it('say when linking could not begin', async () => {
    fakePlatform();
    server.use(http.post(at('/api/users/me/identities'), () => problem(500, 'internal_error')));
    const { user } = renderApp('/me');
    await user.click(await screen.findByRole('button', { name: 'Google 로그인 연결' }));
    expect(await within(await logins()).findByText('요청 번호: req-1')).toBeVisible();
    expect(leaveFor).not.toHaveBeenCalled();
  });

  it.each([
    ['linked=google', 'status', '로그인을 연결했어요: Google'],
    ['linkError=identity_taken', 'alert', '이 로그인은 다른 계정에서 쓰고 있어요'],
    ['linkError=identity_linked', 'alert', '이미 이 계정에 연결된 로그인이에요'],
    ['linkError=cancelled', 'alert', '연결을 취소했어요'],
    ['linkError=provider_error', 'alert', '로그인 제공자와 연결하지 못했어요'],
    ['linkError=sign_in_expired', 'alert', '연결 시간이 지났어요'],
    ['linkError=clock_skew', 'alert', '시각이 맞지 않아'],
    ['linkError=other_account', 'alert', '다른 계정으로 로그인해서'],
    ['linkError=too_many_attempts', 'alert', '너무 여러 번 시도했어요'],
    ['linkError=unavailable', 'alert', '지금은 연결할 수 없어요'],
    ['linkError=unheard_of', 'alert', '로그인을 연결하지 못했어요'],
  ])('tell what %s means, once', async (search, role, text) => {
    fakePlatform();
    const { user, router } = renderApp(`/me?${search}`);
    const said = await within(await logins()).findByRole(role);
    expect(said).toHaveTextContent(text);
    await user.click(within(said).getByRole('button', { name: '닫기' }));
    await waitFor(() => expect(router.state.location.search).toBe(''));
    expect(screen.queryByText(new RegExp(text))).toBeNull();
  });

  it('lose one only after asking', async () => {
    const platform = fakePlatform({ account: both() });
    const { user } = renderApp('/me');
    await user.click(await screen.findByRole('button', { name: '연결 해제: Google' }));
    const dialog = await screen.findByRole('dialog', { name: /Google 로그인의 연결을/ });
    await user.click(within(dialog).getByRole('button', { name: '취소' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(platform.state.account.identities).toHaveLength(2);

    await user.click(screen.getByRole('button', { name: '연결 해제: Google' }));
    await user.click(
      within(await screen.findByRole('dialog')).getByRole('button', { name: '연결 해제' }),
    );
    expect(await screen.findByText('연결을 해제했어요: Google')).toBeVisible();
    expect(platform.state.account.identities.map(({ provider }) => provider)).toEqual(['kakao']);
  });

  it('stay where they are on the page while a dialog is open', async () => {
    fakePlatform({ account: both() });
    const { user } = renderApp('/me');
    await user.click(await screen.findByRole('button', { name: '연결 해제: Google' }));
    const dialog = await screen.findByRole('dialog');
    expect(document.body).toHaveStyle({ overflow: 'hidden' });
    await user.click(within(dialog).getByRole('button', { name: '취소' }));
    await waitFor(() => expect(document.body).not.toHaveStyle({ overflow: 'hidden' }));
  });

  it('say why one could not be removed', async () => {
    fakePlatform({ account: both() });
    server.use(
      http.delete(at('/api/users/me/identities/:id'), () => problem(409, 'identity_last')),
    );
    const { user } = renderApp('/me');
    await user.click(await screen.findByRole('button', { name: '연결 해제: 카카오' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: '연결 해제' }));
    expect(await within(dialog).findByText('마지막 로그인은 해제할 수 없어요.')).toBeVisible();
  });
});
