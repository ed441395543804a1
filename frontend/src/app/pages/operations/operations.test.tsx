import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { operationsState, type OperationsState } from '@/testing/fake-operations';
import { at, fakePlatform, problem } from '@/testing/fake-platform';
import { aTenant } from '@/testing/operation-samples';
import { renderApp } from '@/testing/render-app';
import { savedFile } from '@/testing/saved-file';
import { server } from '@/testing/server';

const asOperator = (operations: Partial<OperationsState> = {}) =>
  fakePlatform({ roles: ['subscriber', 'operator'], operations: operationsState(operations) });

const PAGES = ['', '/tenants', '/tenants/abcdefghij23', '/orphans', '/launches', '/audit'];

describe('the pages of operators', () => {
  it.each(PAGES)(
    '/operations%s is not for subscribers, and asks nothing for them',
    async (page) => {
      const platform = fakePlatform({ roles: ['subscriber'] });
      renderApp(`/operations${page}`);
      expect(await screen.findByText('볼 수 없는 페이지예요')).toBeVisible();
      expect(screen.queryByRole('link', { name: '운영' })).toBeNull();
      const asked = platform.requests.filter(({ url }) => url.includes('/api/operations'));
      expect(asked).toHaveLength(0);
    },
  );

  it('stand in the menus of operators', async () => {
    asOperator();
    renderApp('/');
    expect((await screen.findAllByRole('link', { name: '운영' }))[0]).toHaveAttribute(
      'href',
      '/operations',
    );
  });

  it.each(PAGES)('/operations%s shows its outline, then what failed', async (page) => {
    asOperator();
    let refuse: (() => void) | undefined;
    server.use(
      http.get(at('/api/operations/*'), async () => {
        await new Promise<void>((resolve) => (refuse = resolve));
        return problem(500, 'internal_error');
      }),
    );
    renderApp(`/operations${page}`);
    await waitFor(() => expect(document.querySelector('[aria-busy=true]')).not.toBeNull());
    await waitFor(() => expect(refuse).toBeDefined());
    refuse?.();
    expect(await screen.findByText('요청 번호: req-1')).toBeVisible();
    expect(screen.getByRole('button', { name: '다시 시도' })).toBeVisible();
  });

  it('tell somebody who is an operator no more', async () => {
    asOperator();
    server.use(http.get(at('/api/operations/overview'), () => problem(403, 'forbidden')));
    renderApp('/operations');
    expect(await screen.findByText('볼 수 없는 페이지예요')).toBeVisible();
  });

  it('keep the last answer, marked, when the network goes', async () => {
    asOperator();
    renderApp('/operations');
    await screen.findByRole('list', { name: '상태별 테넌트' });
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    fireEvent(window, new Event('offline'));
    expect(await screen.findByText('마지막으로 본 내용이에요.')).toBeVisible();
  });
});

describe('the overview', () => {
  it('counts, and leads from each number to what it counts', async () => {
    asOperator();
    renderApp('/operations');
    const active = await screen.findByRole('link', { name: '작동 중 3' });
    expect(active).toHaveAttribute('href', '/operations/tenants?state=ACTIVE');
    expect(screen.getByRole('link', { name: '멈춰 있는 작업 1' })).toHaveAttribute(
      'href',
      '/operations/tenants?stuck=true',
    );
    expect(screen.getByRole('link', { name: '모르는 버킷 2' })).toHaveAttribute(
      'href',
      '/operations/orphans#buckets',
    );
    expect(screen.getByRole('link', { name: '응답 없는 서버 0' })).toHaveAttribute(
      'href',
      '/operations/tenants?unhealthy=true',
    );
    expect(screen.getByRole('link', { name: '지금 비용 US$1.25 / 시간' })).toBeVisible();
    expect(screen.getByRole('link', { name: '테넌트당 비용 US$22.48 / 월' })).toBeVisible();
    expect(screen.getByRole('link', { name: '만들기 성공 (7일) 19 / 20 (95%)' })).toBeVisible();
    expect(screen.getByRole('link', { name: '만드는 시간 p95 (7일) 1:32' })).toBeVisible();
    expect(screen.queryByRole('link', { name: '멈춤 0' })).toBeNull();
  });

  it('tells how much stored work waits, and since when', async () => {
    const { overview } = operationsState();
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();
    asOperator({
      overview: {
        ...overview,
        backlog: {
          subscriptions: 40,
          due: 7,
          dueSince: ago(2),
          failing: 3,
          unsent: 12,
          unsentSince: ago(125),
        },
      },
    });
    renderApp('/operations');
    expect(await screen.findByRole('link', { name: '살펴볼 구독 7 / 40' })).toHaveAttribute(
      'href',
      '/operations/tenants',
    );
    const box = (name: string) => screen.getByText(name).closest('li');
    expect(box('보내지 못한 메시지')).toHaveTextContent(/12 · 2:0[5-7]/);
    expect(box('실패한 작업')).toHaveTextContent('3');
    expect(box('보내지 못한 메시지')?.firstElementChild).toHaveAttribute('data-alarm', 'true');
    expect(box('실패한 작업')?.firstElementChild).toHaveAttribute('data-alarm', 'true');
    expect(box('살펴볼 구독')?.firstElementChild).toHaveAttribute('data-alarm', 'false');
  });

  it('raises the alarm when the brake is on', async () => {
    const { overview } = operationsState();
    asOperator({
      overview: {
        ...overview,
        brake: true,
        sweepHalted: true,
        sweptAt: null,
        states: {},
        costUsdPerTenantMonth: null,
        provisioned: { ...overview.provisioned, succeeded: 0, failed: 0, p95Seconds: null },
      },
    });
    renderApp('/operations');
    expect(await screen.findByText(/교체를 멈췄어요/)).toBeVisible();
    expect(screen.getByText(/아무것도 건드리지 않았어요/)).toBeVisible();
    expect(screen.getByText('아직 점검하지 않았어요.')).toBeVisible();
    expect(screen.getByText('아직 테넌트가 없어요')).toBeVisible();
    expect(screen.queryByText(/만들기 성공/)).toBeNull();
    expect(screen.queryByText('테넌트당 비용')).toBeNull();
  });
});

const tenants = [
  aTenant({ tenantId: 'stuckstuck22', stuck: true, state: 'FAILED', costUsdPerMonth: 1 }),
  aTenant({ tenantId: 'newesttenant', since: '2026-01-09T03:04:05Z', costUsdPerMonth: 30 }),
  aTenant({ tenantId: 'oldesttenant', costUsdPerMonth: 20, unhealthy: true }),
];
const ids = () =>
  within(screen.getByRole('table', { name: '테넌트 목록' }))
    .getAllByRole('link')
    .map(({ textContent }) => textContent);

describe('the tenants', () => {
  it('are listed as the platform orders them, a page at a time', async () => {
    asOperator({ tenants });
    const { user } = renderApp('/operations/tenants');
    await screen.findByRole('table');
    expect(ids()).toEqual(['stuckstuck22', 'newesttenant']);
    expect(screen.getByText('멈춤 확인 필요')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '더 보기' }));
    await waitFor(() => expect(ids()).toHaveLength(3));
  });

  it('are filtered by the address, and the filter is in the address', async () => {
    asOperator({ tenants });
    const { user, router } = renderApp('/operations/tenants?stuck=true');
    await screen.findByRole('table');
    expect(ids()).toEqual(['stuckstuck22']);
    await user.click(screen.getByRole('checkbox', { name: '멈춘 것만' }));
    await user.selectOptions(screen.getByRole('combobox', { name: '상태' }), 'ACTIVE');
    await waitFor(() => expect(ids()).toEqual(['newesttenant', 'oldesttenant']));
    expect(router.state.location.search).toBe('?state=ACTIVE');
    await user.type(screen.getByRole('searchbox', { name: '찾기' }), 'oldest{Enter}');
    await waitFor(() => expect(ids()).toEqual(['oldesttenant']));
    expect(router.state.location.search).toBe('?state=ACTIVE&q=oldest');
  });

  it('are those that do not answer, when that is asked for', async () => {
    asOperator({ tenants });
    const { user, router } = renderApp('/operations/tenants?unhealthy=true');
    await screen.findByRole('table');
    expect(ids()).toEqual(['oldesttenant']);
    expect(screen.getByText('응답 없음')).toBeVisible();
    await user.click(screen.getByRole('checkbox', { name: '응답 없는 것만' }));
    await waitFor(() => expect(ids()).toHaveLength(2));
    expect(router.state.location.search).toBe('');
  });

  it.each([
    ['REQUESTED', '신청됨'],
    ['PROVISIONING', '만드는 중'],
    ['ACTIVE', '작동 중'],
    ['REPLACING', '교체 중'],
    ['RESTARTING', '재부팅 중'],
    ['STOPPING', '멈추는 중'],
    ['STOPPED', '멈춤'],
    ['STARTING', '시작하는 중'],
    ['FAILED', '실패'],
    ['GRACE', '유예'],
    ['ENDING', '정리 중'],
    ['ENDED', '끝남'],
  ] as const)('may be %s', async (state, words) => {
    asOperator({ tenants: [aTenant({ state, generation: null, lastSeenAt: null })] });
    renderApp(`/operations/tenants?state=${state}`);
    expect(within(await screen.findByRole('table')).getByText(words)).toBeVisible();
  });

  it('may be none, and the filters can be cleared', async () => {
    asOperator({ tenants: [aTenant()] });
    const { user } = renderApp('/operations/tenants?state=GRACE&q=nobody');
    await user.click(await screen.findByRole('button', { name: '조건 지우기' }));
    expect(await screen.findByRole('table')).toBeVisible();
    expect(screen.getByRole('searchbox', { name: '찾기' })).toHaveValue('');
  });

  it('are ordered by a column', async () => {
    asOperator({ tenants });
    const { user, router } = renderApp('/operations/tenants');
    await user.click(await screen.findByRole('button', { name: '정렬: 비용' }));
    expect(ids()).toEqual(['newesttenant', 'stuckstuck22']);
    expect(router.state.location.search).toBe('?sort=cost');
    await user.click(screen.getByRole('button', { name: '정렬: 언제부터' }));
    expect(screen.getByRole('columnheader', { name: /언제부터/ })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
  });

  it('are gone through by the arrow keys', async () => {
    asOperator({ tenants });
    const { user } = renderApp('/operations/tenants');
    (await screen.findByRole('link', { name: 'stuckstuck22' })).focus();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('link', { name: 'newesttenant' })).toHaveFocus();
    await user.keyboard('{ArrowDown}{ArrowUp}');
    expect(screen.getByRole('link', { name: 'stuckstuck22' })).toHaveFocus();
  });

  it('are taken along as CSV', async () => {
    asOperator({ tenants: [aTenant()] });
    const saved = savedFile();
    const { user } = renderApp('/operations/tenants');
    await user.click(await screen.findByRole('button', { name: 'CSV 내려받기' }));
    const [head, row] = (await saved.text()).split('\r\n');
    expect(head).toContain('tenantId,account,state');
    expect(row).toContain('abcdefghij23');
  });
});
