import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import type { HistoryEntry, ReasonCode } from '@/shared/api/types';
import { aServer, aSubscription, inGrace, steps } from '@/testing/samples';
import { server } from '@/testing/server';

const stepsShown = () =>
  within(screen.getByRole('list', { name: '준비 단계' })).getAllByRole('listitem');

describe('the server page', () => {
  it('follows the making of the server step by step', async () => {
    const made = aSubscription({ state: 'PROVISIONING', steps: steps(1) });
    const platform = fakePlatform({ subscriptions: [made] });
    renderApp('/server');
    expect(await screen.findByText('서버를 만들고 있어요')).toBeVisible();
    expect(stepsShown()[1]).toHaveAttribute('aria-current', 'step');

    platform.timeline.send('subscription', { ...made, steps: steps(3) });
    await waitFor(() => expect(stepsShown()[3]).toHaveAttribute('aria-current', 'step'));
    expect(screen.getAllByText('완료 · 0:20')).toHaveLength(3);

    const active = aSubscription();
    platform.state.subscriptions = [active];
    platform.timeline.send('subscription', active);
    expect(await screen.findByText('정상 작동 중')).toBeVisible();
    expect(await screen.findByText('100GB 중 25GB 사용')).toBeVisible();
    expect(screen.getByRole('link', { name: '영상 올리러 가기' })).toBeVisible();
  });

  it('asks in the plain way when the stream breaks', async () => {
    const platform = fakePlatform({
      subscriptions: [aSubscription({ state: 'PROVISIONING', steps: steps(1) })],
    });
    server.use(
      http.get(at('/api/subscriptions/:id/timeline'), () => problem(502, 'internal_error')),
    );
    renderApp('/server');
    await screen.findByText('서버를 만들고 있어요');
    platform.state.subscriptions = [aSubscription()];
    expect(await screen.findByText('정상 작동 중', {}, { timeout: 5_000 })).toBeVisible();
  });

  it('moves the clock of the running step', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, now: Date.parse('2026-01-02T03:05:00Z') });
    fakePlatform({ subscriptions: [aSubscription({ state: 'PROVISIONING', steps: steps(0) })] });
    renderApp('/server');
    expect(await screen.findByText('진행 중 · 0:55 · 보통 0:05')).toBeVisible();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await screen.findByText(/진행 중 · 0:5[89] ·/)).toBeVisible();
  });

  it('tells why it could not be made, in plain words, and tries again', async () => {
    const failed = aSubscription({
      state: 'FAILED',
      steps: steps(1, 'FAILED'),
      failure: { reason: 'no_capacity', at: '2026-01-02T03:05:05Z' },
    });
    fakePlatform({ subscriptions: [failed] });
    const { user } = renderApp('/server');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('서버를 시작하지 못했어요.');
    expect(alert).toHaveTextContent('이 종류의 빈 서버를 찾지 못했어요.');
    expect(stepsShown()[1]).toHaveTextContent('이 종류의 빈 서버를 찾지 못했어요.');
    expect(alert).toHaveTextContent(`구독 번호: ${failed.id}`);
    await user.click(screen.getByRole('button', { name: '다시 시도' }));
    expect(await screen.findByText('서버를 만들고 있어요')).toBeVisible();
  });

  it.each([
    ['no_capacity', '지금은 이 종류의 빈 서버가 없어요. 계속 찾고 있어요.'],
    ['launches_stopped', '지금은 새 서버를 시작하지 않고 있어요. 다시 시작되면 바로 만들어요.'],
    ['cloud_failing', '아마존(AWS)이 제대로 응답하지 않아요. 계속 시도하고 있어요.'],
    ['code_of_tomorrow', '평소보다 오래 걸리고 있어요. 계속 시도하고 있어요.'],
  ])('tells what a step is waiting for: %s', async (code, words) => {
    const waiting = steps(1).map((step) =>
      step.state === 'RUNNING' ? { ...step, reason: code as ReasonCode } : step,
    );
    fakePlatform({ subscriptions: [aSubscription({ state: 'PROVISIONING', steps: waiting })] });
    renderApp('/server');
    await screen.findByText('서버를 만들고 있어요');
    expect(stepsShown()[1]).toHaveTextContent(words);
  });

  it.each([
    ['boot_late', 'The server was started, but its media server did not answer in time.'],
    ['code_of_tomorrow', 'Something unexpected happened.'],
    ['unknown', 'Something unexpected happened.'],
  ])('tells why it failed in English, too: %s', async (code, words) => {
    fakePlatform({
      subscriptions: [
        aSubscription({
          state: 'FAILED',
          steps: steps(1, 'FAILED'),
          failure: { reason: code as ReasonCode, at: '2026-01-02T03:05:05Z' },
        }),
      ],
    });
    renderApp('/server', 'en');
    expect(await screen.findByRole('alert')).toHaveTextContent(words);
  });

  it('shows what the server last told about itself', async () => {
    fakePlatform();
    renderApp('/server');
    expect(await screen.findByText('정상 작동 중')).toBeVisible();
    expect(screen.getByText('ap-northeast-2')).toBeVisible();
    expect(screen.getByText('1.4.0')).toBeVisible();
    expect(screen.getByText(/초 전/)).toBeVisible();
    expect(screen.getByText('0.42')).toBeVisible();
    expect(screen.getByText('12GB')).toBeVisible();
    expect(screen.getByText('2개')).toBeVisible();
    expect(screen.getByText('베이직 · 9,900원 / 월')).toBeVisible();
    expect(
      screen.getByText(`${location.origin}/api/media/${aSubscription().tenantId}`),
    ).toBeVisible();
  });

  it('warns when the server was not heard of', async () => {
    const lastSeenAt = new Date(Date.now() - 95_000).toISOString();
    fakePlatform({
      subscriptions: [aSubscription({ server: aServer({ degraded: true, lastSeenAt }) })],
    });
    renderApp('/server');
    expect(await screen.findByRole('alert')).toHaveTextContent(/서버 소식이 1:3\d 동안 없어요/);
  });

  it('stops after asking, follows it, and starts again', async () => {
    const platform = fakePlatform();
    const { user } = renderApp('/server');
    await user.click(await screen.findByRole('button', { name: '서버 멈추기' }));
    const dialog = await screen.findByRole('dialog', { name: '서버를 멈출까요?' });
    expect(platform.sent('POST', `/api/subscriptions/${aSubscription().id}/stop`)).toHaveLength(0);
    await user.click(within(dialog).getByRole('button', { name: '서버 멈추기' }));
    expect(await screen.findByText('서버를 멈추고 있어요')).toBeVisible();

    const stopped = aSubscription({
      state: 'STOPPED',
      stopped: { by: 'OWNER', reason: null, since: '2026-01-05T03:04:05Z' },
    });
    platform.state.subscriptions = [stopped];
    platform.timeline.send('subscription', stopped);
    expect(await screen.findByText('서버가 멈춰 있어요')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '서버 시작' }));
    expect(await screen.findByText('서버를 시작하고 있어요')).toBeVisible();
  });

  it('says why an operator stopped it, and offers no start', async () => {
    fakePlatform({
      subscriptions: [
        aSubscription({
          state: 'STOPPED',
          stopped: { by: 'OPERATOR', reason: '신고 확인 중', since: '2026-01-05T03:04:05Z' },
        }),
      ],
    });
    renderApp('/server');
    expect(await screen.findByText('운영팀이 서버를 멈췄어요')).toBeVisible();
    expect(screen.getByText('이유: 신고 확인 중')).toBeVisible();
    expect(screen.queryByRole('button', { name: '서버 시작' })).toBeNull();
    expect(screen.getAllByRole('link', { name: '영상 내려받기' })[0]).toBeVisible();
  });

  it('says so when a command is refused', async () => {
    fakePlatform({ subscriptions: [aSubscription({ state: 'STOPPED' })] });
    server.use(
      http.post(at('/api/subscriptions/:id/start'), () => problem(403, 'stopped_by_operator')),
    );
    const { user } = renderApp('/server');
    await user.click(await screen.findByRole('button', { name: '서버 시작' }));
    expect(await screen.findByText('운영팀이 멈춘 서버라 지금은 시작할 수 없어요.')).toBeVisible();
  });

  it.each([
    ['BUCKET', 0, '저장소를 만들지 못했어요.'],
    ['INSTANCE', 1, '서버를 시작하지 못했어요.'],
    ['BOOT', 2, '미디어 서버를 설치하지 못했어요.'],
    ['HEALTH', 3, '서버가 상태 점검에 응답하지 않았어요.'],
    ['ROUTE', 4, '서버의 주소를 연결하지 못했어요.'],
  ] as const)('names the step that failed: %s', async (_, done, words) => {
    fakePlatform({
      subscriptions: [aSubscription({ state: 'FAILED', steps: steps(done, 'FAILED') })],
    });
    renderApp('/server');
    expect(await screen.findByRole('alert')).toHaveTextContent(words);
    expect(stepsShown()[done]).toHaveTextContent('실패');
  });

  it('makes a lost server anew, and lets its owner take the videos along meanwhile', async () => {
    fakePlatform({
      subscriptions: [aSubscription({ state: 'PROVISIONING', steps: steps(1), server: null })],
    });
    renderApp('/server');
    expect(await screen.findByText('서버를 만들고 있어요')).toBeVisible();
    expect(screen.getByRole('link', { name: '영상 내려받기' })).toHaveAttribute(
      'href',
      '/server/export',
    );
  });

  it.each([
    ['REQUESTED', '서버를 만들고 있어요'],
    ['ENDED', '서버를 정리하고 있어요'],
    ['REPLACING', '새 서버로 옮기고 있어요'],
    ['STARTING', '서버를 시작하고 있어요'],
    ['RESTARTING', '서버를 다시 시작하고 있어요'],
    ['STOPPING', '서버를 멈추고 있어요'],
    ['ENDING', '서버를 정리하고 있어요'],
  ] as const)('has words for %s', async (state, words) => {
    fakePlatform({ subscriptions: [aSubscription({ state, server: null })] });
    renderApp('/server');
    expect(await screen.findByText(words)).toBeVisible();
  });

  it('is cancelled with as many clicks as it was subscribed to, and this is undone', async () => {
    const platform = fakePlatform();
    const { user } = renderApp('/server');
    await user.click(await screen.findByRole('button', { name: '구독 해지' }));
    const dialog = await screen.findByRole('dialog', { name: '구독을 해지할까요?' });
    expect(dialog).toHaveTextContent('2026. 2. 2.까지는 지금과 똑같이 쓸 수 있어요.');
    expect(dialog).toHaveTextContent('읽기 전용');
    await user.click(within(dialog).getByRole('button', { name: '해지하기' }));
    expect(await screen.findByText('해지를 신청했어요')).toBeVisible();
    expect(screen.queryByRole('button', { name: '구독 해지' })).toBeNull();
    expect(screen.getByText('정상 작동 중')).toBeVisible();

    await user.click(screen.getByRole('button', { name: '해지 취소' }));
    expect(await screen.findByText('구독을 계속해요')).toBeVisible();
    expect(platform.state.subscriptions[0]?.cancelledAt).toBeNull();
    expect(await screen.findByRole('button', { name: '구독 해지' })).toBeVisible();
  });

  it('ends at once where no server was ever made, and says so', async () => {
    fakePlatform({
      subscriptions: [
        aSubscription({ state: 'PROVISIONING', steps: steps(0), periodEndsAt: null }),
      ],
    });
    const { user } = renderApp('/server');
    await user.click(await screen.findByRole('button', { name: '구독 해지' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent('바로 해지돼요');
  });

  it('is read-only in the grace period, with a way to take everything along, and one back', async () => {
    fakePlatform({ subscriptions: [inGrace()] });
    const { user } = renderApp('/server');
    expect(await screen.findByText('읽기 전용이에요')).toBeVisible();
    expect(screen.getByText(/2026\. 3\. 4\.까지 보고 내려받을 수 있어요/)).toBeVisible();
    expect(screen.getByRole('link', { name: '영상 내려받기' })).toHaveAttribute(
      'href',
      '/server/export',
    );
    await user.click(screen.getByRole('button', { name: '구독 되살리기' }));
    expect(await screen.findByText('정상 작동 중')).toBeVisible();
  });

  it('stays read-only when it rests in the grace period', async () => {
    fakePlatform({
      subscriptions: [
        inGrace({
          state: 'STOPPED',
          stopped: { by: 'OWNER', reason: null, since: '2026-01-05T03:04:05Z' },
        }),
      ],
    });
    renderApp('/server');
    expect(await screen.findByText(/2026\. 3\. 4\.까지 내려받을 수 있어요/)).toBeVisible();
    expect(screen.getByRole('button', { name: '서버 시작' })).toBeVisible();
  });

  it('tells what happened in words, the newest first, and all of it when asked', async () => {
    const causes = [
      'server_ready',
      'start_asked',
      'stopped',
      'stop_asked',
      'something_new',
      'subscribed',
    ] as HistoryEntry['cause'][];
    fakePlatform({
      history: causes.map((cause, index) => ({
        at: `2026-01-0${9 - index}T03:04:05Z`,
        from: 'ACTIVE',
        to: 'ACTIVE',
        cause,
        reason: cause === 'start_asked' ? 'start_late' : null,
      })),
    });
    const { user } = renderApp('/server');
    const history = await screen.findByRole('region', { name: '기록' });
    await waitFor(() => expect(within(history).getAllByRole('listitem')).toHaveLength(5));
    const rows = within(history).getAllByRole('listitem');
    expect(rows[0]).toHaveTextContent('서버가 작동하기 시작했어요');
    expect(rows[1]).toHaveTextContent('다시 켠 서버가 제때 응답하지 않았어요.');
    expect(rows[4]).toHaveTextContent('서버에 변경이 있었어요');
    await user.click(within(history).getByRole('button', { name: '더 보기' }));
    expect(within(history).getByText('구독을 신청했어요')).toBeVisible();
  });

  it('keeps what it has when only the history fails', async () => {
    fakePlatform();
    server.use(
      http.get(at('/api/subscriptions/:id/history'), () => problem(500, 'internal_error')),
    );
    renderApp('/server');
    const history = await screen.findByRole('region', { name: '기록' });
    expect(await within(history).findByText('요청 번호: req-1')).toBeVisible();
    expect(screen.getByText('정상 작동 중')).toBeVisible();
  });

  it('keeps the last known state, marked, when the network goes', async () => {
    fakePlatform();
    renderApp('/server');
    await screen.findByText('정상 작동 중');
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    fireEvent(window, new Event('offline'));
    expect((await screen.findAllByText('마지막으로 본 내용이에요.'))[0]).toBeVisible();
    expect(screen.getByText('정상 작동 중')).toBeVisible();
  });

  it('is not for everybody', async () => {
    fakePlatform();
    server.use(http.get(at('/api/subscriptions'), () => problem(403, 'forbidden')));
    renderApp('/server');
    expect(await screen.findByText('볼 수 없는 페이지예요')).toBeVisible();
  });

  it('leads whoever has none to the plans', async () => {
    fakePlatform({ subscriptions: [] });
    renderApp('/server');
    expect(await screen.findByRole('link', { name: '요금제 고르기' })).toHaveAttribute(
      'href',
      '/plans',
    );
  });

  it('says what failed when the subscription cannot be read', async () => {
    fakePlatform();
    server.use(http.get(at('/api/subscriptions/:id'), () => problem(500, 'internal_error')));
    renderApp('/server');
    expect(await screen.findByText('요청 번호: req-1')).toBeVisible();
  });

  it('shows its outline while it loads', async () => {
    fakePlatform();
    server.use(http.get(at('/api/subscriptions'), () => new Promise<never>(() => undefined)));
    renderApp('/server');
    expect(await screen.findByRole('heading', { name: '내 서버' })).toBeVisible();
    expect(screen.getByRole('status', { name: '불러오는 중이에요' })).toBeVisible();
  });
});
