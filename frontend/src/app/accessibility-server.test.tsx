import { screen, waitFor } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import type { Language } from '@/shared/api/types';
import { accessibilityFaults } from '@/testing/axe';
import { operationsState } from '@/testing/fake-operations';
import { aTenant } from '@/testing/operation-samples';
import { at, fakePlatform, problem, type PlatformState } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import {
  anItem,
  aServer,
  aSubscription,
  aTrashedItem,
  inGrace,
  steps,
  TENANT,
} from '@/testing/samples';
import { server } from '@/testing/server';

const AT = '2026-01-05T03:04:05Z';
const having = (...over: Parameters<typeof aSubscription>): Partial<PlatformState> => ({
  subscriptions: [aSubscription(...over)],
});
const operator: Partial<PlatformState> = {
  roles: ['operator'],
  operations: operationsState({
    orphans: {
      sweptAt: AT,
      halted: 'too many',
      unknownInstances: [
        {
          instanceId: 'i-1',
          tenantTag: null,
          state: 'running',
          firstSeenAt: AT,
          stopAt: AT,
          removeAt: AT,
        },
      ],
      unknownIdentities: [{ tenantId: 'zzz', firstSeenAt: AT, removeAt: AT }],
      unknownBuckets: [{ name: 'ptsd-test-b', firstSeenAt: AT, removalAskedAt: null }],
      missing: [{ tenantId: TENANT, what: 'BUCKET', firstSeenAt: AT }],
    },
    audit: [
      { at: AT, operator: 'me', command: 'retry', tenantId: TENANT, subject: null, reason: 'x' },
    ],
  }),
};

const fails = (path: string) => () =>
  server.use(http.get(at(path), () => problem(500, 'internal_error')));

/** My server in every state, plans, export and the pages of operators. */
const SCREENS: [string, string, Partial<PlatformState>, (() => unknown)?][] = [
  ['plans', '/plans', { subscriptions: [] }],
  ['plans of a subscriber', '/plans', {}],
  ['plans that failed', '/plans', {}, fails('/api/plans')],
  ['no server', '/server', { subscriptions: [] }],
  ['making', '/server', having({ state: 'PROVISIONING', steps: steps(2) })],
  [
    'running',
    '/server',
    { history: [{ at: AT, from: null, to: 'ACTIVE', cause: 'server_ready', reason: null }] },
  ],
  ['degraded', '/server', having({ server: aServer({ degraded: true, lastSeenAt: AT }) })],
  ['restarting', '/server', having({ state: 'RESTARTING' })],
  ['replacing', '/server', having({ state: 'REPLACING', nextPlan: { id: 'plus' } })],
  ['cancelled', '/server', having({ cancelledAt: AT })],
  [
    'stopped by an operator',
    '/server',
    having({ state: 'STOPPED', stopped: { by: 'OPERATOR', reason: 'x', since: AT } }),
  ],
  ['stopped', '/server', having({ state: 'STOPPED' })],
  [
    'failed',
    '/server',
    having({
      state: 'FAILED',
      steps: steps(1, 'FAILED'),
      failure: { reason: 'no_capacity', at: AT },
    }),
  ],
  [
    'waiting',
    '/server',
    having({
      state: 'PROVISIONING',
      steps: steps(1).map((step) => ({ ...step, reason: 'launches_stopped' })),
    }),
  ],
  ['nothing to export', '/server/export', {}],
  ['grace', '/server', { subscriptions: [inGrace()] }],
  ['server that failed', '/server', {}, fails('/api/subscriptions/:id')],
  ['library', '/library', { library: { items: [anItem()], usedBytes: 1, storageBytes: 9 } }],
  ['nothing found', '/library?q=zzz', {}],
  ['trash', '/library/trash', { trash: [aTrashedItem()] }],
  ['empty trash', '/library/trash', {}],
  ['read-only library', '/library', { subscriptions: [inGrace()] }],
  [
    'export',
    '/server/export',
    {
      exported: [
        {
          items: [{ key: 'a', title: '제주', fileName: null, bytes: 1, url: 'http://localhost/a' }],
          next: '1',
          expiresAt: AT,
        },
      ],
    },
  ],
  ['operations for others', '/operations', {}],
  ['overview', '/operations', operator],
  ['tenants', '/operations/tenants', operator],
  [
    'tenants in trouble',
    '/operations/tenants?unhealthy=true&stuck=true',
    {
      roles: ['operator'],
      operations: operationsState({ tenants: [aTenant({ stuck: true, unhealthy: true })] }),
    },
  ],
  ['no tenants', '/operations/tenants?state=ENDED', operator],
  ['tenant', `/operations/tenants/${TENANT}`, operator],
  ['orphans', '/operations/orphans', operator],
  ['launches', '/operations/launches', operator],
  ['audit', '/operations/audit', operator],
];

const settled = () =>
  waitFor(() => {
    expect(screen.getAllByRole('heading').length).toBeGreaterThan(0);
    expect(document.querySelector('[aria-busy=true]')).toBeNull();
  });

/** What opens over a page: where, by which button. */
const DIALOGS: [string, string, Partial<PlatformState>, RegExp][] = [
  [
    'changing the plan',
    '/plans',
    { planChange: { exceeds: [{ limit: 'storage', used: 2, allowed: 1 }] } },
    /: (플러스|Plus)$/,
  ],
  ['stopping', '/server', {}, /^(서버 멈추기|Stop server)$/],
  ['cancelling', '/server', {}, /^(구독 해지|Cancel subscription)$/],
  ['a command', `/operations/tenants/${TENANT}`, operator, /^(멈추기|Suspend)$/],
  ['ending', `/operations/tenants/${TENANT}`, operator, /^(끝내기|End)$/],
  [
    'emptying the trash',
    '/library/trash',
    { trash: [aTrashedItem()] },
    /^(휴지통 비우기|Empty the trash)$/,
  ],
  ['removing a bucket', '/operations/orphans', operator, /: ptsd-test-b$/],
  ['the switch', '/operations/launches', operator, /^(시작 막기|Stop launches)$/],
];

describe.each<Language>(['ko', 'en'])('in %s', (language) => {
  it.each(SCREENS)('%s can be used by everybody', async (_, path, state, before) => {
    fakePlatform(state);
    before?.();
    renderApp(path, language);
    await settled();
    expect(await accessibilityFaults()).toEqual([]);
  });

  it.each(DIALOGS)('%s can be answered by everybody', async (_, path, state, opener) => {
    fakePlatform(state);
    const { user } = renderApp(path, language);
    await user.click(await screen.findByRole('button', { name: opener }));
    await screen.findByRole('dialog');
    await settled();
    expect(await accessibilityFaults()).toEqual([]);
  });
});
