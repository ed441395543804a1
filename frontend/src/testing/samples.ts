import type {
  Account,
  Identity,
  LoginSession,
  MediaItem,
  Plan,
  SecurityEvent,
  ShortLink,
  Statistics,
  Step,
  StepName,
  StepState,
  Subscription,
  TrashedItem,
} from '@/shared/api/types';

type ServerNews = NonNullable<Subscription['server']>;

const MEGABYTE = 1024 ** 2;
const GIGABYTE = 1024 ** 3;

export const TENANT = 'abcdefghij23';

export const aPlan = (over: Partial<Plan> = {}): Plan => ({
  id: 'basic',
  version: 1,
  priceKrwPerMonth: 9_900,
  storageBytes: 100 * GIGABYTE,
  largestUploadBytes: 5 * GIGABYTE,
  maxHeight: 1080,
  concurrentViewers: 5,
  ...over,
});

export const anIdentity = (over: Partial<Identity> = {}): Identity => ({
  id: '0c5ab1f2-0000-4000-8000-0000000000a1',
  provider: 'kakao',
  email: 'haneul@example.com',
  linkedAt: '2026-01-02T03:04:05Z',
  lastUsedAt: '2026-02-03T03:04:05Z',
  ...over,
});

export const aSession = (over: Partial<LoginSession> = {}): LoginSession => ({
  id: '0c5ab1f2-0000-4000-8000-0000000000b1',
  current: true,
  device: { browser: 'Chrome', os: 'Windows', kind: 'DESKTOP' },
  provider: 'kakao',
  createdAt: '2026-01-02T03:04:05Z',
  lastUsedAt: '2026-02-03T03:04:05Z',
  expiresAt: '2026-03-05T03:04:05Z',
  ...over,
});

export const anEvent = (over: Partial<SecurityEvent> = {}): SecurityEvent => ({
  id: '0c5ab1f2-0000-4000-8000-0000000000c1',
  at: '2026-02-03T03:04:05Z',
  kind: 'SIGNED_IN',
  provider: 'kakao',
  device: { browser: 'Chrome', os: 'Windows', kind: 'DESKTOP' },
  address: '203.0.113.0',
  ...over,
});

export const anAccount = (over: Partial<Account> = {}): Account => ({
  id: '0c5ab1f2-0000-4000-8000-000000000001',
  name: '김하늘',
  email: 'haneul@example.com',
  pictureUrl: null,
  locale: 'ko',
  ownPicture: false,
  roles: ['subscriber'],
  identities: [anIdentity()],
  deletesAt: null,
  notices: [],
  createdAt: '2026-01-02T03:04:05Z',
  ...over,
});

const NAMES: StepName[] = ['BUCKET', 'INSTANCE', 'BOOT', 'HEALTH', 'ROUTE'];

/** Steps of which the first `done` are done and the next one is in `then`. */
export const steps = (done: number, then: StepState = 'RUNNING'): Step[] =>
  NAMES.map((name, index) => ({
    name,
    state: index < done ? 'DONE' : index === done ? then : 'PENDING',
    startedAt: index <= done ? '2026-01-02T03:04:05Z' : null,
    finishedAt: index < done ? '2026-01-02T03:04:25Z' : null,
    reason: index === done && then === 'FAILED' ? 'no_capacity' : null,
  }));

export const aServer = (over: Partial<ServerNews> = {}): ServerNews => ({
  version: '1.4.0',
  lastSeenAt: new Date(Date.now() - 5_000).toISOString(),
  diskFreeBytes: 12 * GIGABYTE,
  load: 0.42,
  runningJobs: 2,
  degraded: false,
  ...over,
});

export const aSubscription = (over: Partial<Subscription> = {}): Subscription => ({
  id: '0c5ab1f2-0000-4000-8000-00000000000a',
  tenantId: TENANT,
  planId: 'basic',
  plan: aPlan(),
  nextPlan: null,
  region: 'ap-northeast-2',
  state: 'ACTIVE',
  createdAt: '2026-01-02T03:04:05Z',
  activatedAt: '2026-01-02T03:06:05Z',
  periodEndsAt: '2026-02-02T03:06:05Z',
  cancelledAt: null,
  graceEndsAt: null,
  readOnly: false,
  stopped: null,
  failure: null,
  server: aServer(),
  usage: null,
  steps: steps(NAMES.length),
  ...over,
});

/** A subscription that was cancelled and is over: to watch and to download only. */
export const inGrace = (over: Partial<Subscription> = {}) =>
  aSubscription({
    state: 'GRACE',
    cancelledAt: '2026-01-20T03:04:05Z',
    graceEndsAt: '2026-03-04T03:06:05Z',
    readOnly: true,
    ...over,
  });

export const anItem = (over: Partial<MediaItem> = {}): MediaItem => ({
  watchable: ['PLAYABLE', 'READY'].includes(over.state ?? 'READY'),
  id: 'item2222item2222',
  title: '제주 여행',
  tags: [],
  fileName: 'jeju.mp4',
  contentType: 'video/mp4',
  state: 'READY',
  error: null,
  sizeBytes: 52 * MEGABYTE,
  receivedBytes: 52 * MEGABYTE,
  durationSeconds: 95,
  width: 1920,
  height: 1080,
  hasVideo: true,
  hasAudio: true,
  renditions: [{ name: '1080p', height: 1080, state: 'DONE', progress: 1 }],
  captions: [],
  chapters: [],
  storyboard: false,
  posterUrl: 'http://localhost:8081/poster.jpg',
  shareable: true,
  duplicateOf: null,
  positionSeconds: null,
  watched: false,
  createdAt: '2026-01-02T03:04:05Z',
  ...over,
});

export const aTrashedItem = (over: Partial<TrashedItem> = {}): TrashedItem => ({
  item: anItem(),
  trashedAt: '2026-01-05T03:04:05Z',
  goneAt: '2026-02-04T03:04:05Z',
  ...over,
});

const hours = (n: number) => new Date(Date.UTC(2026, 0, 2, n)).toISOString();

export const someStatistics = (over: Partial<Statistics> = {}): Statistics => ({
  from: hours(0),
  to: hours(3),
  unit: 'HOUR',
  zone: 'UTC',
  views: 1234,
  viewers: 5,
  secondsWatched: 3725,
  bots: 2,
  overTime: [
    { start: hours(0), views: 1200, viewers: 4, secondsWatched: 3600, bots: 0 },
    { start: hours(1), views: 0, viewers: 0, secondsWatched: 0, bots: 2 },
    { start: hours(2), views: 34, viewers: 2, secondsWatched: 125, bots: 0 },
  ],
  sources: [
    { name: '', views: 617 },
    { name: 'cafe.naver.com', views: 600 },
    { name: '*', views: 17 },
  ],
  devices: [
    { name: 'PHONE', views: 1000 },
    { name: 'OTHER', views: 234 },
  ],
  browsers: [
    { name: 'KAKAOTALK', views: 1000 },
    { name: 'CHROME', views: 234 },
  ],
  dropOff: { sessions: 4, stretches: [4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1] },
  ...over,
});

export const aLink = (over: Partial<ShortLink> = {}): ShortLink => ({
  slug: 'aaaaaaaaaaa',
  chosen: false,
  shortUrl: 'http://localhost:8080/s/aaaaaaaaaaa',
  tenantId: TENANT,
  mediaId: 'item2222item2222',
  itemTitle: '제주 여행',
  title: null,
  note: null,
  startsAt: null,
  expiresAt: null,
  maxViewers: null,
  viewers: 2,
  hasPassword: false,
  allowDownload: false,
  enabled: true,
  version: 1,
  createdAt: '2026-01-02T03:04:05Z',
  visits: 3,
  lastVisitAt: '2026-01-03T03:04:05Z',
  ...over,
});
