import type { TenantDetail, TenantRow } from '@/shared/api/types';
import { aServer, steps, TENANT } from './samples';

export const aTenant = (over: Partial<TenantRow> = {}): TenantRow => ({
  tenantId: TENANT,
  subscriptionId: '0c5ab1f2-0000-4000-8000-00000000000a',
  account: '0c5ab1f2-0000-4000-8000-000000000001',
  state: 'ACTIVE',
  since: '2026-01-02T03:04:05Z',
  stuck: false,
  unhealthy: false,
  planId: 'basic',
  generation: 1,
  instanceId: 'i-0123456789abcdef0',
  address: 'https://10.0.0.5:8443',
  version: '1.4.0',
  lastSeenAt: '2026-01-02T03:04:05Z',
  costUsdPerMonth: 18.4,
  ...over,
});

export const detailOf = (row: TenantRow): TenantDetail => ({
  ...row,
  steps: steps(5).map((step) => ({ ...step, detail: null })),
  history: [
    {
      at: '2026-01-02T03:06:05Z',
      from: 'PROVISIONING',
      to: 'ACTIVE',
      cause: 'server_ready',
      actor: 'PLATFORM',
      reason: null,
      detail: null,
    },
  ],
  launches: [
    {
      generation: 1,
      attempt: 1,
      state: 'RUNNING',
      instanceId: row.instanceId,
      instanceType: 't4g.small',
      subnetId: 'subnet-1',
      reason: null,
      detail: null,
      intendedAt: '2026-01-02T03:04:10Z',
    },
  ],
  server: aServer(),
  usage: {
    storedBytes: 1024 ** 3,
    largestUploadBytes: 1024 ** 3,
    maxHeight: 1080,
  },
  bucket: `ptsd-test-${row.tenantId}`,
  cost: {
    perHourUsd: 0.0256,
    parts: [
      { what: 'instance t4g.small', usdPerHour: 0.0208 },
      { what: 'volume', usdPerHour: 0.0075 },
      { what: 'public IPv4 address', usdPerHour: 0.005 },
      { what: 'bucket', usdPerHour: 0.00003 },
      { what: 'something new', usdPerHour: 1.5 },
    ],
    pricesAsOf: '2026-01-01',
  },
  allowed: ['suspend', 'replace', 'end'],
});
