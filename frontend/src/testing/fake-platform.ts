import { http, HttpResponse } from 'msw';
import type {
  Account,
  ExportPage,
  HistoryEntry,
  LoginSession,
  PendingSignIn,
  Plan,
  PlanChange,
  SecurityEvent,
  ShortLink,
  Statistics,
  Subscription,
  TrashedItem,
} from '@/shared/api/types';
import { at, problem } from './answers';
import {
  anAccount,
  anEvent,
  aPlan,
  aSession,
  aSubscription,
  someStatistics,
  TENANT,
} from './samples';
import { fakeCollections, type KeptCollection } from './fake-collections';
import { fakeLibrary, type LibraryContent } from './fake-library';
import { fakeLinks } from './fake-links';
import { fakeOperations, operationsState, type OperationsState } from './fake-operations';
import { fakeServer } from './fake-server';
import { server } from './server';

export { at, problem };

/** Where what was asked for can be downloaded as one file. */
export const ARCHIVE = `/api/media/${TENANT}/archives/ticket-1/a.zip`;

export interface PlatformState {
  signedIn: boolean;
  account: Account;
  plans: Plan[];
  subscriptions: Subscription[];
  library: LibraryContent;
  trash: TrashedItem[];
  collections: KeptCollection[];
  links: ShortLink[];
  statistics: Statistics;
  sessions: LoginSession[];
  securityEvents: SecurityEvent[];
  pending: PendingSignIn | null;
  /** What the access token allows; it is a token that can be read only where this is said. */
  roles: string[] | null;
  history: HistoryEntry[];
  exported: ExportPage[];
  planChange: Partial<PlanChange>;
  operations: OperationsState;
}

const done = () => new HttpResponse(null, { status: 204 });

const soon = () => new Date(Date.now() + 600_000).toISOString();

/** A server-sent event stream that a test can write to. */
function eventStream() {
  let out: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      out = controller;
    },
  });
  const encoder = new TextEncoder();
  return {
    response: () => new HttpResponse(body, { headers: { 'Content-Type': 'text/event-stream' } }),
    send: (event: string, data: unknown) =>
      out?.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)),
    end: () => out?.close(),
  };
}

const EVENTS_A_PAGE = 2;

function eventsBefore(events: SecurityEvent[], cursor: string | null) {
  const from = cursor ? Number(cursor) : 0;
  const next = from + EVENTS_A_PAGE;
  return { events: events.slice(from, next), next: next < events.length ? String(next) : null };
}

/** My page and the choice after a sign-in with a known e-mail. */
function accountHandlers(state: PlatformState) {
  const change = (over: Partial<Account>) => {
    state.account = { ...state.account, ...over };
    return HttpResponse.json(state.account);
  };
  return [
    http.put(at('/api/users/me/picture'), () =>
      change({ pictureUrl: '/api/users/pictures/1', ownPicture: true }),
    ),
    http.delete(at('/api/users/me/picture'), () => change({ pictureUrl: null, ownPicture: false })),
    http.post(at('/api/users/me/notices/:id/seen'), ({ params }) => {
      change({ notices: state.account.notices.filter(({ id }) => id !== params.id) });
      return done();
    }),
    http.post(at('/api/users/me/identities'), async ({ request }) => {
      const { provider } = (await request.json()) as { provider: string };
      const startUrl = `/oauth2/authorization/${provider}?link=ticket-1`;
      return HttpResponse.json({ startUrl }, { status: 201 });
    }),
    http.delete(at('/api/users/me/identities/:id'), ({ params }) => {
      if (state.account.identities.length < 2) return problem(409, 'identity_last');
      change({ identities: state.account.identities.filter(({ id }) => id !== params.id) });
      return done();
    }),
    http.get(at('/api/users/me/sessions'), () => HttpResponse.json({ sessions: state.sessions })),
    http.delete(at('/api/users/me/sessions'), () => {
      state.sessions = state.sessions.filter(({ current }) => current);
      return done();
    }),
    http.delete(at('/api/users/me/sessions/:id'), ({ params }) => {
      if (!state.sessions.some(({ id }) => id === params.id))
        return problem(404, 'session_unknown');
      state.sessions = state.sessions.filter(({ id }) => id !== params.id);
      return done();
    }),
    http.get(at('/api/users/me/events'), ({ request }) => {
      const before = new URL(request.url).searchParams.get('before');
      return HttpResponse.json(eventsBefore(state.securityEvents, before));
    }),
    http.get(at('/api/users/me/export'), () => HttpResponse.json({ profile: state.account })),
    http.post(at('/api/users/me/deletion'), async ({ request }) => {
      const { confirm } = (await request.json()) as { confirm: string };
      if (confirm !== state.account.name) return problem(422, 'confirmation_wrong');
      const deletesAt = '2026-03-04T05:06:07Z';
      change({ deletesAt });
      return HttpResponse.json({ deletesAt });
    }),
    http.delete(at('/api/users/me/deletion'), () => {
      change({ deletesAt: null });
      return done();
    }),
    http.get(at('/api/auth/pending'), () =>
      state.pending ? HttpResponse.json(state.pending) : problem(404, 'sign_in_expired'),
    ),
    http.post(at('/api/auth/pending/link'), async ({ request }) => {
      const { provider } = (await request.json()) as { provider: string };
      return state.pending
        ? HttpResponse.json({ startUrl: `/oauth2/authorization/${provider}?returnTo=%2F` })
        : problem(404, 'sign_in_expired');
    }),
    http.post(at('/api/auth/pending/create'), () => {
      if (!state.pending) return problem(404, 'sign_in_expired');
      state.signedIn = true;
      return done();
    }),
  ];
}

const accessTokenOf = (roles: string[] | null) =>
  roles ? `head.${btoa(JSON.stringify({ sub: 'account-1', roles }))}.sign` : 'access-1';

/** The platform as its public HTTP shows it, with state that requests change as they would. */
export function fakePlatform(over: Partial<PlatformState> = {}) {
  const state: PlatformState = {
    signedIn: true,
    account: anAccount(),
    plans: [aPlan(), aPlan({ id: 'plus', priceKrwPerMonth: 19_900 })],
    subscriptions: [aSubscription()],
    library: { items: [], usedBytes: 25 * 1024 ** 3, storageBytes: 100 * 1024 ** 3 },
    trash: [],
    collections: [],
    links: [],
    statistics: someStatistics(),
    sessions: [aSession()],
    securityEvents: [anEvent()],
    pending: null,
    roles: null,
    history: [],
    exported: [{ items: [], next: null, expiresAt: soon() }],
    planChange: {},
    operations: operationsState(),
    ...over,
  };
  const timeline = eventStream();
  const events = eventStream();
  const requests: Request[] = [];

  server.events.on('request:start', ({ request }) => void requests.push(request.clone()));
  server.use(
    http.post(at('/api/auth/refresh'), () =>
      state.signedIn
        ? HttpResponse.json({ accessToken: accessTokenOf(state.roles), expiresAt: soon() })
        : problem(401, 'session_expired'),
    ),
    http.post(at('/api/auth/logout'), () => {
      state.signedIn = false;
      return done();
    }),
    http.get(at('/api/users/me'), () => HttpResponse.json(state.account)),
    http.patch(at('/api/users/me'), async ({ request }) => {
      state.account = { ...state.account, ...((await request.json()) as Partial<Account>) };
      return HttpResponse.json(state.account);
    }),
    ...accountHandlers(state),
    http.get(at('/api/plans'), () => HttpResponse.json(state.plans)),
    http.get(at('/api/subscriptions'), () => HttpResponse.json(state.subscriptions)),
    http.post(at('/api/subscriptions'), async ({ request }) => {
      const { planId } = (await request.json()) as Pick<Subscription, 'planId'>;
      const subscription = aSubscription({ planId, state: 'REQUESTED', steps: [] });
      state.subscriptions = [subscription];
      return HttpResponse.json(subscription, { status: 202 });
    }),
    http.get(at('/api/subscriptions/:id'), () =>
      state.subscriptions[0]
        ? HttpResponse.json(state.subscriptions[0])
        : problem(404, 'subscription_unknown'),
    ),
    http.get(at('/api/subscriptions/:id/timeline'), () => timeline.response()),
    ...fakeServer(state),
    ...fakeOperations(state.operations),
    http.post(at('/api/subscriptions/:id/media-token'), () =>
      HttpResponse.json({ token: 'media-1', tenantId: TENANT, expiresAt: soon() }),
    ),
    ...fakeLibrary(state),
    ...fakeCollections(state),
    http.get(at(`/api/media/${TENANT}/events`), () => events.response()),
    http.post(at(`/api/media/${TENANT}/play`), () =>
      HttpResponse.json(
        { playlistUrl: `/api/media/${TENANT}/play/session-1/item/master.m3u8`, expiresAt: soon() },
        { status: 201 },
      ),
    ),
    http.post(at(`/api/media/${TENANT}/archives`), () =>
      HttpResponse.json({ url: ARCHIVE, fileName: 'a.zip', items: 1, bytes: 1, expiresAt: soon() }),
    ),
    ...fakeLinks(state),
  );

  return {
    state,
    timeline,
    events,
    requests,
    sent: (method: string, path: string) =>
      requests.filter(
        (request) => request.method === method && new URL(request.url).pathname === path,
      ),
  };
}
