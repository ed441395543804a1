import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { anItem, aSubscription, steps } from '@/testing/samples';
import { server } from '@/testing/server';

describe('the main page, signed out', () => {
  it('promises, explains in three steps and shows the prices', async () => {
    fakePlatform({ signedIn: false });
    renderApp('/');
    expect(
      await screen.findByRole('heading', { level: 1, name: '내 영상을 위한, 나만의 서버' }),
    ).toBeVisible();
    expect(screen.getByRole('heading', { name: '3. 공유' })).toBeVisible();
    expect(await screen.findByText('9,900원 / 월')).toBeVisible();
    expect(screen.getAllByRole('link', { name: '내 서버 만들기' })[0]).toHaveAttribute(
      'href',
      '/login?returnTo=%2Fplans',
    );
  });

  it('speaks English when asked to', async () => {
    fakePlatform({ signedIn: false });
    renderApp('/', 'en');
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Your videos, your own server' }),
    ).toBeVisible();
    expect(await screen.findByText('₩9,900 / month')).toBeVisible();
    expect(document.documentElement).toHaveAttribute('lang', 'en');
  });

  it('shows the number of the request when the prices do not come, and tries again', async () => {
    const platform = fakePlatform({ signedIn: false });
    server.use(http.get(at('/api/plans'), () => problem(500, 'internal_error'), { once: true }));
    const { user } = renderApp('/');
    expect(await screen.findByText('요청 번호: req-1')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '다시 시도' }));
    expect(await screen.findByText('9,900원 / 월')).toBeVisible();
    expect(platform.sent('GET', '/api/plans')).toHaveLength(2);
  });

  it('says so when no plan is offered', async () => {
    fakePlatform({ signedIn: false, plans: [] });
    renderApp('/');
    expect(await screen.findByText('지금은 고를 수 있는 요금제가 없어요.')).toBeVisible();
  });
});

describe('the main page, signed in', () => {
  it('greets by name and shows the newest items of a running server', async () => {
    fakePlatform({ library: { items: [anItem()], usedBytes: 1, storageBytes: 10 } });
    renderApp('/');
    expect(await screen.findByRole('heading', { name: '김하늘님, 안녕하세요' })).toBeVisible();
    expect(await screen.findByText('제주 여행')).toBeVisible();
    expect(screen.getByText('서버가 준비됐어요')).toBeVisible();
  });

  it('invites whoever has no server yet', async () => {
    fakePlatform({ subscriptions: [] });
    renderApp('/');
    expect(await screen.findByText('아직 서버가 없어요')).toBeVisible();
    expect(screen.getByRole('link', { name: '내 서버 만들기' })).toHaveAttribute('href', '/plans');
  });

  it.each([
    ['REQUESTED', '서버를 만들고 있어요'],
    ['ACTIVE', '서버가 준비됐어요'],
    ['REPLACING', '새 서버로 옮기고 있어요'],
    ['RESTARTING', '서버를 다시 시작하고 있어요'],
    ['STOPPING', '서버를 멈추고 있어요'],
    ['STOPPED', '서버가 멈춰 있어요'],
    ['STARTING', '서버를 시작하고 있어요'],
    ['FAILED', '서버를 만들지 못했어요'],
    ['GRACE', '읽기 전용이에요'],
    ['ENDING', '서버를 정리하고 있어요'],
  ] as const)('leads to a server that is %s', async (state, words) => {
    fakePlatform({ subscriptions: [aSubscription({ state })] });
    renderApp('/');
    expect(await screen.findByRole('heading', { name: words })).toBeVisible();
    expect(screen.getByRole('link', { name: '내 서버 보기' })).toHaveAttribute('href', '/server');
  });

  it('tells that the server is being made', async () => {
    fakePlatform({ subscriptions: [aSubscription({ state: 'PROVISIONING', steps: steps(1) })] });
    renderApp('/');
    expect(await screen.findByText('서버를 만들고 있어요')).toBeVisible();
  });

  it('says so when nothing was uploaded yet', async () => {
    fakePlatform();
    renderApp('/');
    expect(await screen.findByText('아직 올린 영상이 없어요.')).toBeVisible();
  });

  it('keeps the rest of the page when the media server does not answer', async () => {
    fakePlatform();
    server.use(http.get(at('/api/media/:tenant/items'), () => problem(502, 'server_unreachable')));
    renderApp('/');
    expect(await screen.findByText('내 서버가 응답하지 않아요. 곧 다시 연결할게요.')).toBeVisible();
    expect(screen.getByText('서버가 준비됐어요')).toBeVisible();
  });

  it('offers to try again when the subscription cannot be read', async () => {
    fakePlatform();
    server.use(http.get(at('/api/subscriptions'), () => HttpResponse.error(), { once: true }));
    const { user } = renderApp('/');
    expect(
      await screen.findByText('서버에 연결할 수 없어요. 네트워크를 확인해 주세요.'),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: '다시 시도' }));
    expect(await screen.findByText('서버가 준비됐어요')).toBeVisible();
  });
});
