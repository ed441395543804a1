import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { anEvent, aSession } from '@/testing/samples';
import { server } from '@/testing/server';

const phone = aSession({
  id: 'phone-1',
  current: false,
  provider: 'google',
  device: { browser: 'Safari', os: 'iOS', kind: 'PHONE' },
});
const strange = aSession({
  id: 'strange-1',
  current: false,
  device: { browser: null, os: null, kind: 'OTHER' },
});
const devices = () => screen.findByRole('region', { name: '로그인한 기기' });
const log = () => screen.findByRole('region', { name: '보안 기록' });

describe('the signed-in devices', () => {
  it('are told apart, this one first', async () => {
    fakePlatform({ sessions: [phone, aSession(), strange] });
    renderApp('/me/security');
    const rows = await within(await devices()).findAllByRole('listitem');
    expect(rows[0]).toHaveTextContent('Chrome · Windows이 기기');
    expect(rows[1]).toHaveTextContent('Safari · iOS');
    expect(rows[1]).toHaveTextContent('마지막 사용 2026. 2. 3.');
    expect(rows[1]).toHaveTextContent('2026. 1. 2.에 Google 로그인');
    expect(rows[2]).toHaveTextContent('알 수 없는 기기');
    expect(within(rows[0]!).queryByRole('button')).toBeNull();
  });

  it('are signed out one by one', async () => {
    const platform = fakePlatform({ sessions: [aSession(), phone] });
    const { user } = renderApp('/me/security');
    await user.click(await screen.findByRole('button', { name: '로그아웃: Safari · iOS' }));
    expect(await screen.findByText('기기를 로그아웃했어요: Safari · iOS')).toBeVisible();
    expect(platform.state.sessions.map(({ id }) => id)).toEqual([aSession().id]);
    expect(await screen.findByText('다른 기기에는 로그인하지 않았어요.')).toBeVisible();
  });

  it('are signed out all at once, but for this one', async () => {
    const platform = fakePlatform({ sessions: [aSession(), phone, strange] });
    const { user } = renderApp('/me/security');
    await user.click(await screen.findByRole('button', { name: '다른 기기 모두 로그아웃' }));
    expect(await screen.findByText('다른 기기를 모두 로그아웃했어요')).toBeVisible();
    expect(platform.state.sessions).toEqual([aSession()]);
  });

  it('may be gone already', async () => {
    const platform = fakePlatform({ sessions: [aSession(), phone] });
    const { user } = renderApp('/me/security');
    const end = await screen.findByRole('button', { name: '로그아웃: Safari · iOS' });
    platform.state.sessions = [aSession()];
    server.use(
      http.get(at('/api/users/me/sessions'), () =>
        HttpResponse.json({ sessions: [aSession(), phone] }),
      ),
    );
    await user.click(end);
    expect(await screen.findByText('이미 로그아웃된 기기예요.')).toBeVisible();
  });

  it('say what failed and can be asked for again', async () => {
    fakePlatform();
    server.use(
      http.get(at('/api/users/me/sessions'), () => problem(500, 'internal_error'), { once: true }),
    );
    const { user } = renderApp('/me/security');
    const region = await devices();
    expect(await within(region).findByText('요청 번호: req-1')).toBeVisible();
    await user.click(within(region).getByRole('button', { name: '다시 시도' }));
    expect(await within(region).findByText('Chrome · Windows')).toBeVisible();
  });

  it('stay when they could not be signed out', async () => {
    fakePlatform({ sessions: [aSession(), phone] });
    server.use(http.delete(at('/api/users/me/sessions'), () => problem(403, 'forbidden')));
    const { user } = renderApp('/me/security');
    await user.click(await screen.findByRole('button', { name: '다른 기기 모두 로그아웃' }));
    expect(await screen.findByText('이 작업을 할 권한이 없어요.')).toBeVisible();
    expect(screen.getByText('Safari · iOS')).toBeVisible();
  });

  it('are on their way at first', async () => {
    fakePlatform();
    server.use(http.get(at('/api/users/me/sessions'), () => new Promise<never>(() => undefined)));
    renderApp('/me/security');
    expect(
      await within(await devices()).findByRole('status', { name: '불러오는 중이에요' }),
    ).toHaveAttribute('aria-busy', 'true');
  });
});

describe('the security log', () => {
  it('tells what happened, when, and from where', async () => {
    fakePlatform();
    renderApp('/me/security');
    const [row] = await within(await log()).findAllByRole('listitem');
    expect(row).toHaveTextContent('로그인했어요');
    expect(row).toHaveTextContent(/카카오 · Chrome · Windows · IP\s203\.0\.113\.0/);
    expect(within(row!).getByText(/2026\. 2\. 3\./)).toHaveAttribute(
      'datetime',
      '2026-02-03T03:04:05Z',
    );
  });

  it('comes in pages', async () => {
    const kinds = ['SIGNED_IN', 'NAME_CHANGED', 'IDENTITY_LINKED'] as const;
    fakePlatform({ securityEvents: kinds.map((kind) => anEvent({ id: kind, kind })) });
    const { user } = renderApp('/me/security');
    const region = await log();
    await waitFor(() => expect(within(region).getAllByRole('listitem')).toHaveLength(2));
    await user.click(within(region).getByRole('button', { name: '더 보기' }));
    expect(await within(region).findByText('로그인을 연결했어요')).toBeVisible();
    expect(within(region).queryByRole('button', { name: '더 보기' })).toBeNull();
  });

  it('keeps what it has when the next page fails', async () => {
    const kinds = ['SIGNED_IN', 'NAME_CHANGED', 'IDENTITY_LINKED'] as const;
    fakePlatform({ securityEvents: kinds.map((kind) => anEvent({ id: kind, kind })) });
    const { user } = renderApp('/me/security');
    const region = await log();
    const more = await within(region).findByRole('button', { name: '더 보기' });
    server.use(
      http.get(at('/api/users/me/events'), () => problem(500, 'internal_error'), { once: true }),
    );
    await user.click(more);
    expect(await within(region).findByText('요청 번호: req-1')).toBeVisible();
    expect(within(region).getAllByRole('listitem')).toHaveLength(2);
    await user.click(within(region).getByRole('button', { name: '다시 시도' }));
    expect(await within(region).findByText('로그인을 연결했어요')).toBeVisible();
  });

  it('manages with less, and with kinds that are newer than this page', async () => {
    const kind = 'SOMETHING_NEW' as 'SIGNED_IN';
    fakePlatform({
      securityEvents: [anEvent({ kind, provider: null, device: null, address: null })],
    });
    renderApp('/me/security');
    expect(await screen.findByText('계정에 변경이 있었어요')).toBeVisible();
  });

  it('may be empty', async () => {
    fakePlatform({ securityEvents: [] });
    renderApp('/me/security');
    expect(await screen.findByText('아직 기록이 없어요')).toBeVisible();
  });

  it('says what failed', async () => {
    fakePlatform();
    server.use(
      http.get(at('/api/users/me/events'), () => problem(500, 'internal_error'), { once: true }),
    );
    const { user } = renderApp('/me/security');
    const region = await log();
    await user.click(await within(region).findByRole('button', { name: '다시 시도' }));
    expect(await within(region).findByText('로그인했어요')).toBeVisible();
  });
});
