import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import { operationsState, type OperationsState } from '@/testing/fake-operations';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { aTenant, detailOf } from '@/testing/operation-samples';
import { TENANT } from '@/testing/samples';
import { savedFile } from '@/testing/saved-file';
import { server } from '@/testing/server';

const asOperator = (operations: Partial<OperationsState> = {}) =>
  fakePlatform({ roles: ['subscriber', 'operator'], operations: operationsState(operations) });
const command = (name: string) => `/api/operations/tenants/${TENANT}/${name}`;

describe('one tenant', () => {
  it('is shown with all that is known of it', async () => {
    asOperator();
    renderApp(`/operations/tenants/${TENANT}`);
    const facts = await screen.findByRole('region', { name: '정보' });
    expect(facts).toHaveTextContent('i-0123456789abcdef0');
    expect(facts).toHaveTextContent(`ptsd-test-${TENANT}`);
    expect(screen.getByRole('region', { name: '기록' })).toHaveTextContent(
      '만드는 중 → 작동 중 (server_ready)',
    );
    expect(screen.getByRole('region', { name: '시작한 인스턴스' })).toHaveTextContent(
      't4g.small · subnet-1',
    );
    const cost = screen.getByRole('region', { name: '비용' });
    expect(cost).toHaveTextContent('US$0.0256 / 시간');
    expect(cost).toHaveTextContent('인스턴스 t4g.smallUS$0.0208 / 시간');
    expect(cost).toHaveTextContent('디스크US$0.0075 / 시간');
    expect(cost).toHaveTextContent('공인 IPv4 주소US$0.0050 / 시간');
    expect(cost).toHaveTextContent('버킷<US$0.0001 / 시간');
    expect(cost).toHaveTextContent('something newUS$1.50 / 시간');
    expect(cost).toHaveTextContent('2026. 1. 1. 기준 가격');
    expect(facts).toHaveTextContent('부하0.42');
    expect(screen.getByRole('list', { name: '준비 단계' })).toBeVisible();
  });

  it('tells why by the code that is kept and the words that came with it', async () => {
    const [launched] = detailOf(aTenant()).launches;
    const why = { reason: 'launch_refused', detail: 'UnauthorizedOperation' } as const;
    const at = '2026-01-02T03:06:05Z';
    const steps = detailOf(aTenant()).steps;
    asOperator({
      detail: {
        steps: steps.map((step) =>
          step.name === 'INSTANCE' ? { ...step, ...why, state: 'FAILED' } : step,
        ),
        history: [
          { at, from: null, to: 'FAILED', cause: 'provisioning_failed', actor: 'PLATFORM', ...why },
          {
            at,
            from: null,
            to: 'STOPPED',
            cause: 'stop_asked',
            actor: 'OPERATOR',
            reason: null,
            detail: '미납',
          },
        ],
        launches: launched ? [{ ...launched, ...why, state: 'REFUSED' }] : [],
      },
    });
    renderApp(`/operations/tenants/${TENANT}`);
    const history = await screen.findByRole('region', { name: '기록' });
    expect(history).toHaveTextContent('launch_refused · UnauthorizedOperation');
    expect(history).toHaveTextContent('미납');
    for (const name of ['준비 단계', '시작한 인스턴스'])
      expect(screen.getByRole('region', { name })).toHaveTextContent(
        'launch_refused · UnauthorizedOperation',
      );
  });

  it('may have next to nothing', async () => {
    asOperator({
      detail: { history: [], launches: [], allowed: [], server: null, usage: null },
    });
    renderApp(`/operations/tenants/${TENANT}`);
    expect(await screen.findByText('이 상태에서 할 수 있는 명령이 없어요.')).toBeVisible();
    expect(screen.getByText('아직 시작한 인스턴스가 없어요.')).toBeVisible();
  });

  it('may be unknown', async () => {
    asOperator({ tenants: [] });
    renderApp(`/operations/tenants/${TENANT}`);
    expect(await screen.findByText('그런 서버가 없어요.')).toBeVisible();
  });

  it.each([
    ['retry', '다시 시도'],
    ['suspend', '멈추기'],
    ['resume', '다시 시작'],
    ['restart', '재부팅'],
    ['replace', '서버 교체'],
  ] as const)('takes the command to %s when that is allowed, and no other', async (name, words) => {
    const platform = asOperator({ detail: { allowed: [name] } });
    const { user } = renderApp(`/operations/tenants/${TENANT}`);
    const commands = await screen.findByRole('region', { name: '명령' });
    expect(within(commands).getAllByRole('button')).toHaveLength(1);
    await user.click(within(commands).getByRole('button', { name: words }));
    const dialog = await screen.findByRole('dialog', { name: words });
    await user.type(within(dialog).getByRole('textbox', { name: '이유' }), '시험');
    await user.click(within(dialog).getByRole('button', { name: words }));
    await waitFor(() => expect(platform.sent('POST', command(name))).toHaveLength(1));
    expect(screen.getByRole('link', { name: '이 테넌트의 감사 기록' })).toHaveAttribute(
      'href',
      `/operations/audit?tenantId=${TENANT}`,
    );
  });

  it('is suspended with a reason, and never without', async () => {
    const platform = asOperator();
    const { user } = renderApp(`/operations/tenants/${TENANT}`);
    await user.click(await screen.findByRole('button', { name: '멈추기' }));
    const dialog = await screen.findByRole('dialog', { name: '멈추기' });
    await user.click(within(dialog).getByRole('button', { name: '멈추기' }));
    expect(within(dialog).getByText('이유를 적어 주세요.')).toBeVisible();
    expect(platform.sent('POST', command('suspend'))).toHaveLength(0);
    await user.type(within(dialog).getByRole('textbox', { name: '이유' }), '신고 확인');
    await user.click(within(dialog).getByRole('button', { name: '멈추기' }));
    expect(await screen.findByText('처리를 시작했어요: 멈추기')).toBeVisible();
    expect(platform.state.operations.audit[0]).toMatchObject({
      command: 'suspend',
      reason: '신고 확인',
    });
  });

  it('says why a command was refused', async () => {
    asOperator();
    server.use(http.post(at(command('replace')), () => problem(409, 'request_conflict')));
    const { user } = renderApp(`/operations/tenants/${TENANT}`);
    await user.click(await screen.findByRole('button', { name: '서버 교체' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox', { name: '이유' }), '새 버전');
    await user.click(within(dialog).getByRole('button', { name: '서버 교체' }));
    expect(await within(dialog).findByText(/지금은 할 수 없어요/)).toBeVisible();
  });

  it('ends in two steps: a reason, and its id typed', async () => {
    const platform = asOperator();
    const { user } = renderApp(`/operations/tenants/${TENANT}`);
    await user.click(await screen.findByRole('button', { name: '끝내기' }));
    const dialog = await screen.findByRole('dialog', { name: '끝내기' });
    await user.type(within(dialog).getByRole('textbox', { name: '이유' }), '본인 요청');
    await user.click(within(dialog).getByRole('button', { name: '다음' }));
    const end = await within(dialog).findByRole('button', { name: '모두 지우고 끝내기' });
    expect(end).toBeDisabled();
    await user.type(within(dialog).getByRole('textbox'), 'somethingelse{Enter}');
    expect(end).toBeDisabled();
    expect(platform.sent('POST', command('end'))).toHaveLength(0);
    await user.clear(within(dialog).getByRole('textbox'));
    await user.type(within(dialog).getByRole('textbox'), TENANT);
    await user.click(end);
    await waitFor(() => expect(platform.sent('POST', command('end'))).toHaveLength(1));
    expect(await platform.sent('POST', command('end'))[0]?.json()).toEqual({ reason: '본인 요청' });
  });
});

describe('orphans', () => {
  it('may be none', async () => {
    asOperator();
    renderApp('/operations/orphans');
    expect(await screen.findByText('모르는 인스턴스가 없어요.')).toBeVisible();
    expect(screen.getByText('모르는 버킷이 없어요.')).toBeVisible();
    expect(screen.getByText('없어진 자원이 없어요.')).toBeVisible();
  });

  it('are told with what will happen to them', async () => {
    asOperator({
      orphans: {
        sweptAt: null,
        halted: '인스턴스의 12%를 모릅니다',
        unknownInstances: [
          {
            instanceId: 'i-orphan',
            tenantTag: 'zzzzzzzzzzzz',
            state: 'running',
            firstSeenAt: '2026-01-02T03:04:05Z',
            stopAt: '2026-01-02T03:19:05Z',
            removeAt: '2026-01-03T03:04:05Z',
          },
        ],
        unknownIdentities: [
          {
            tenantId: 'yyyyyyyyyyyy',
            firstSeenAt: '2026-01-02T03:04:05Z',
            removeAt: '2026-01-03T03:04:05Z',
          },
        ],
        unknownBuckets: [
          {
            name: 'ptsd-test-x',
            firstSeenAt: '2026-01-02T03:04:05Z',
            removalAskedAt: '2026-01-02T04:04:05Z',
          },
        ],
        missing: [{ tenantId: TENANT, what: 'BUCKET', firstSeenAt: '2026-01-02T03:04:05Z' }],
      },
    });
    renderApp('/operations/orphans');
    expect(await screen.findByRole('alert')).toHaveTextContent('12%');
    const instances = screen.getByRole('region', { name: '모르는 인스턴스' });
    expect(instances).toHaveTextContent('i-orphan');
    expect(instances).toHaveTextContent(/멈출 때2026/);
    expect(screen.getByRole('region', { name: '모르는 역할' })).toHaveTextContent('yyyyyyyyyyyy');
    expect(screen.getByText(/에 지우기로 했어요/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^버킷 지우기/ })).toBeNull();
    expect(screen.getByRole('link', { name: TENANT })).toHaveAttribute(
      'href',
      `/operations/tenants/${TENANT}`,
    );
  });

  it('of which a bucket is removed only by its name', async () => {
    const name = 'ptsd-test-zzzzzzzzzzzz';
    const platform = asOperator({
      orphans: {
        ...operationsState().orphans,
        unknownBuckets: [{ name, firstSeenAt: '2026-01-02T03:04:05Z', removalAskedAt: null }],
      },
    });
    const { user } = renderApp('/operations/orphans');
    await user.click(await screen.findByRole('button', { name: `버킷 지우기: ${name}` }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox', { name: '이유' }), '시험용');
    await user.click(within(dialog).getByRole('button', { name: '다음' }));
    const remove = await within(dialog).findByRole('button', { name: '버킷 지우기' });
    expect(remove).toBeDisabled();
    await user.type(within(dialog).getByRole('textbox'), name);
    await user.click(remove);
    expect(await screen.findByText('모르는 버킷이 없어요.')).toBeVisible();
    expect(platform.state.operations.audit[0]).toMatchObject({ reason: '시험용' });
  });

  it('stay when the removal was refused', async () => {
    const name = 'ptsd-test-zzzzzzzzzzzz';
    asOperator({
      orphans: {
        ...operationsState().orphans,
        unknownBuckets: [{ name, firstSeenAt: '2026-01-02T03:04:05Z', removalAskedAt: null }],
      },
    });
    server.use(
      http.post(at('/api/operations/orphans/buckets/:name/removal'), () =>
        problem(409, 'request_conflict'),
      ),
    );
    const { user } = renderApp('/operations/orphans');
    await user.click(await screen.findByRole('button', { name: `버킷 지우기: ${name}` }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox', { name: '이유' }), '시험용{Tab}');
    await user.click(within(dialog).getByRole('button', { name: '다음' }));
    await user.type(await within(dialog).findByRole('textbox'), `${name}{Enter}`);
    expect(await within(dialog).findByText('요청 번호: req-1')).toBeVisible();
  });
});

describe('launches', () => {
  it('are stopped and allowed again, each with a reason', async () => {
    asOperator();
    const { user } = renderApp('/operations/launches');
    expect(await screen.findByText('3개 / 최대 500개')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '시작 막기' }));
    const dialog = await screen.findByRole('dialog', { name: '새 서버 시작을 막을까요?' });
    await user.type(within(dialog).getByRole('textbox', { name: '이유' }), '비용 급증');
    await user.click(within(dialog).getByRole('button', { name: '시작 막기' }));
    expect(await screen.findByText('새 서버 시작을 막아 두었어요')).toBeVisible();
    expect(screen.getByText('비용 급증')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '시작 허용' }));
    const again = await screen.findByRole('dialog');
    await user.type(within(again).getByRole('textbox', { name: '이유' }), '해결');
    await user.click(within(again).getByRole('button', { name: '시작 허용' }));
    expect(await screen.findByText('새 서버를 시작할 수 있어요')).toBeVisible();
  });

  it('say why they could not be switched', async () => {
    asOperator();
    server.use(http.put(at('/api/operations/launches'), () => problem(500, 'internal_error')));
    const { user } = renderApp('/operations/launches');
    await user.click(await screen.findByRole('button', { name: '시작 막기' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox', { name: '이유' }), 'x');
    await user.click(within(dialog).getByRole('button', { name: '시작 막기' }));
    expect(await within(dialog).findByText('요청 번호: req-1')).toBeVisible();
  });
});

describe('the audit log', () => {
  const entry = (at: string, name: string) => ({
    at,
    operator: '0c5ab1f2',
    command: name,
    tenantId: name === 'removeBucket' ? null : TENANT,
    subject: name === 'removeBucket' ? 'ptsd-test-x' : null,
    reason: `${name} reason`,
  });

  it('tells who did what, why and when, and can be taken along', async () => {
    asOperator({
      audit: [
        entry('2026-01-04T03:04:05Z', 'suspend'),
        entry('2026-01-03T03:04:05Z', 'removeBucket'),
        entry('2026-01-02T03:04:05Z', 'something_new'),
      ],
    });
    const saved = savedFile();
    const { user } = renderApp('/operations/audit');
    expect(await screen.findByText('suspend reason')).toBeVisible();
    const [first, second] = screen.getAllByRole('listitem').filter((row) => row.closest('ol'));
    expect(first).toHaveTextContent(`멈추기 · ${TENANT}`);
    expect(second).toHaveTextContent('버킷 지우기 · ptsd-test-x');
    await user.click(screen.getByRole('button', { name: '더 보기' }));
    expect(await screen.findByText(/something_new ·/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'CSV 내려받기' }));
    expect((await saved.text()).split('\r\n')).toHaveLength(5);
  });

  it('shows what was done to one tenant, and one command, as the address says', async () => {
    asOperator({
      audit: [
        entry('2026-01-04T03:04:05Z', 'suspend'),
        { ...entry('2026-01-03T03:04:05Z', 'suspend'), tenantId: 'anothertenan', reason: 'other' },
        entry('2026-01-02T03:04:05Z', 'resume'),
      ],
    });
    const { user, router } = renderApp(`/operations/audit?tenantId=${TENANT}`);
    expect(await screen.findByText('resume reason')).toBeVisible();
    expect(screen.queryByText('other')).toBeNull();
    await user.selectOptions(screen.getByRole('combobox', { name: '명령' }), '멈추기');
    await waitFor(() => expect(screen.queryByText('resume reason')).toBeNull());
    expect(router.state.location.search).toBe(`?tenantId=${TENANT}&command=suspend`);
    await user.clear(screen.getByRole('searchbox', { name: '테넌트' }));
    await user.type(screen.getByRole('searchbox', { name: '테넌트' }), 'nobody{Enter}');
    expect(await screen.findByText('조건에 맞는 기록이 없어요')).toBeVisible();
  });

  it('may be empty', async () => {
    asOperator();
    renderApp('/operations/audit');
    expect(await screen.findByText('아직 기록이 없어요')).toBeVisible();
  });
});
