import { http, HttpResponse } from 'msw';
import type {
  AuditPage,
  Launches,
  Orphans,
  Overview,
  TenantDetail,
  TenantRow,
} from '@/shared/api/types';
import { at, problem } from './answers';
import { aTenant, detailOf } from './operation-samples';

export interface OperationsState {
  overview: Overview;
  tenants: TenantRow[];
  detail: Partial<TenantDetail>;
  orphans: Orphans;
  launches: Launches;
  audit: AuditPage['items'];
}

export const operationsState = (over: Partial<OperationsState> = {}): OperationsState => ({
  overview: {
    states: { ACTIVE: 3, FAILED: 1, STOPPED: 0 },
    stuck: 1,
    unhealthy: 0,
    brake: false,
    launchesAllowed: true,
    costUsdPerHour: 1.25,
    costUsdPerTenantMonth: 22.48,
    provisioned: { since: '2026-01-01T00:00:00Z', succeeded: 19, failed: 1, p95Seconds: 92.4 },
    backlog: {
      subscriptions: 4,
      due: 0,
      dueSince: null,
      failing: 0,
      unsent: 0,
      unsentSince: null,
    },
    orphans: { instances: 0, identities: 0, buckets: 2, missing: 0 },
    sweptAt: '2026-01-02T03:04:05Z',
    sweepHalted: false,
  },
  tenants: [aTenant()],
  detail: {},
  orphans: {
    sweptAt: '2026-01-02T03:04:05Z',
    halted: null,
    unknownInstances: [],
    unknownIdentities: [],
    unknownBuckets: [],
    missing: [],
  },
  launches: {
    allowed: true,
    reason: null,
    by: null,
    at: null,
    ceilings: { instances: 500, usdPerHour: 40 },
    running: 3,
    usdPerHour: 1.25,
  },
  audit: [],
  ...over,
});

const A_PAGE = 2;

function pageOf<T>(items: T[], after: string | null) {
  const from = Number(after ?? 0);
  const next = from + A_PAGE;
  return { items: items.slice(from, next), next: next < items.length ? String(next) : null };
}

/** What operators see and do, with answers that follow what they did. */
export function fakeOperations(state: OperationsState) {
  const path = (rest: string) => at(`/api/operations/${rest}`);
  const record = (command: string, reason: string, tenantId: string | null) =>
    state.audit.unshift({
      at: new Date().toISOString(),
      operator: 'me',
      command,
      tenantId,
      subject: null,
      reason,
    });
  return [
    http.get(path('overview'), () => HttpResponse.json(state.overview)),
    http.get(path('tenants'), ({ request }) => {
      const asked = new URL(request.url).searchParams;
      const found = state.tenants
        .filter((row) => !asked.get('state') || row.state === asked.get('state'))
        .filter((row) => !asked.get('stuck') || row.stuck)
        .filter((row) => !asked.get('unhealthy') || row.unhealthy)
        .filter((row) => row.tenantId.includes(asked.get('q') ?? ''));
      return HttpResponse.json(pageOf(found, asked.get('after')));
    }),
    http.get(path('tenants/:tenantId'), ({ params }) => {
      const row = state.tenants.find(({ tenantId }) => tenantId === params.tenantId);
      if (!row) return problem(404, 'tenant_unknown');
      return HttpResponse.json({ ...detailOf(row), ...state.detail });
    }),
    http.post(path('tenants/:tenantId/:command'), async ({ params, request }) => {
      const { reason } = (await request.json()) as { reason: string };
      const row = state.tenants.find(({ tenantId }) => tenantId === params.tenantId);
      if (!row) return problem(404, 'tenant_unknown');
      record(String(params.command), reason, row.tenantId);
      return HttpResponse.json({ ...detailOf(row), ...state.detail }, { status: 202 });
    }),
    http.get(path('orphans'), () => HttpResponse.json(state.orphans)),
    http.post(path('orphans/buckets/:name/removal'), async ({ params, request }) => {
      const { reason, confirm } = (await request.json()) as { reason: string; confirm: string };
      if (confirm !== params.name) return problem(422, 'confirmation_wrong');
      record('removeBucket', reason, null);
      state.orphans.unknownBuckets = state.orphans.unknownBuckets.filter(
        ({ name }) => name !== params.name,
      );
      return new HttpResponse(null, { status: 202 });
    }),
    http.get(path('launches'), () => HttpResponse.json(state.launches)),
    http.put(path('launches'), async ({ request }) => {
      const change = (await request.json()) as { allowed: boolean; reason: string };
      state.launches = { ...state.launches, ...change, by: 'me', at: '2026-02-03T03:04:05Z' };
      return HttpResponse.json(state.launches);
    }),
    http.get(path('audit'), ({ request }) => {
      const asked = new URL(request.url).searchParams;
      const found = state.audit
        .filter(({ tenantId }) => !asked.get('tenantId') || tenantId === asked.get('tenantId'))
        .filter(({ command }) => !asked.get('command') || command === asked.get('command'));
      return HttpResponse.json(pageOf(found, asked.get('after')));
    }),
  ];
}
