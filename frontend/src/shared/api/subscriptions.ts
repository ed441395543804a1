import { accessToken } from '@/shared/session/access-token';
import { api } from './api';
import { followEvents } from './event-stream';
import type {
  ExportPage,
  HistoryEntry,
  Plan,
  PlanChange,
  Subscription,
  SubscriptionState,
} from './types';

/** What an owner can ask of a subscription, and where. */
const COMMANDS = {
  retry: { method: 'POST', at: 'retry' },
  stop: { method: 'POST', at: 'stop' },
  start: { method: 'POST', at: 'start' },
  restart: { method: 'POST', at: 'restart' },
  cancel: { method: 'POST', at: 'cancellation' },
  undoCancel: { method: 'DELETE', at: 'cancellation' },
} as const;

export type OwnerCommand = keyof typeof COMMANDS;

interface ChangeOfPlan {
  id: string;
  planId: Plan['id'];
  acceptExceeding: boolean;
  idempotencyKey: string;
}

const IN_MOTION = new Set<SubscriptionState>([
  'REQUESTED',
  'PROVISIONING',
  'REPLACING',
  'RESTARTING',
  'STOPPING',
  'STARTING',
  'ENDING',
]);

const inMotion = ({ state, nextPlan }: Subscription) => IN_MOTION.has(state) || nextPlan !== null;

const ANSWERING = new Set<SubscriptionState>(['ACTIVE', 'REPLACING', 'GRACE']);

/** Its media server can be asked. */
export const isAnswering = ({ state }: Subscription) => ANSWERING.has(state);

/** Another plan can be asked for while everything is as it should be, and is meant to stay. */
export const canChangePlan = ({ state, nextPlan, cancelledAt }: Subscription) =>
  state === 'ACTIVE' && !nextPlan && !cancelledAt;

/** There are, or were, videos, and they are not being deleted. */
export const canExport = ({ state, activatedAt }: Subscription) =>
  activatedAt !== null && state !== 'ENDING' && state !== 'ENDED';

const pathOf = (id: string) => `/api/subscriptions/${id}`;

const injected = api.injectEndpoints({
  endpoints: (build) => ({
    getSubscriptions: build.query<Subscription[], void>({
      query: () => ({ path: '/api/subscriptions' }),
      providesTags: ['Subscription'],
    }),

    getSubscription: build.query<Subscription, string>({
      query: (id) => ({ path: pathOf(id) }),
      providesTags: ['Subscription'],
    }),

    /** Nothing by itself: while it is used, `getSubscription` follows the timeline. */
    followTimeline: build.query<null, string>({
      queryFn: () => ({ data: null }),
      keepUnusedDataFor: 0,
      async onCacheEntryAdded(id, { cacheEntryRemoved, dispatch }) {
        const ended = new AbortController();
        const askAgain = () => dispatch(api.util.invalidateTags(['Subscription']));
        void followEvents({
          path: `${pathOf(id)}/timeline`,
          bearer: accessToken,
          signal: ended.signal,
          onEvent: (_, event) => {
            const told = event as Subscription;
            let moved = false;
            dispatch(
              injected.util.updateQueryData('getSubscription', id, (known) => {
                moved = known.state !== told.state;
                return told;
              }),
            );
            if (moved) askAgain();
          },
          onBreak: askAgain,
        });
        await cacheEntryRemoved;
        ended.abort();
      },
    }),

    getHistory: build.query<HistoryEntry[], string>({
      query: (id) => ({ path: `${pathOf(id)}/history` }),
      providesTags: ['Subscription'],
    }),

    /** Addresses that are good for minutes; also while no server answers. */
    getExport: build.infiniteQuery<ExportPage, string, string | null>({
      infiniteQueryOptions: {
        initialPageParam: null,
        getNextPageParam: ({ next }) => next ?? undefined,
      },
      query: ({ queryArg: id, pageParam }) => ({
        path: `${pathOf(id)}/export${pageParam ? `?after=${encodeURIComponent(pageParam)}` : ''}`,
      }),
      keepUnusedDataFor: 0,
    }),

    subscribe: build.mutation<Subscription, { planId: Plan['id']; idempotencyKey: string }>({
      query: ({ planId, idempotencyKey }) => ({
        path: '/api/subscriptions',
        method: 'POST',
        body: { planId },
        headers: { 'Idempotency-Key': idempotencyKey },
      }),
      invalidatesTags: ['Subscription'],
    }),

    commandSubscription: build.mutation<Subscription, { id: string; command: OwnerCommand }>({
      query: ({ id, command }) => ({
        path: `${pathOf(id)}/${COMMANDS[command].at}`,
        method: COMMANDS[command].method,
      }),
      invalidatesTags: ['Subscription'],
    }),

    /** What a change of plan would mean, before it is asked for. */
    previewPlan: build.query<PlanChange, Pick<ChangeOfPlan, 'id' | 'planId'>>({
      query: ({ id, planId }) => ({
        path: `${pathOf(id)}/plan-change?planId=${encodeURIComponent(planId)}`,
      }),
      providesTags: ['Subscription'],
      keepUnusedDataFor: 0,
    }),

    changePlan: build.mutation<Subscription, ChangeOfPlan>({
      query: ({ id, planId, acceptExceeding, idempotencyKey }) => ({
        path: `${pathOf(id)}/plan-change`,
        method: 'POST',
        body: { planId, acceptExceeding },
        headers: { 'Idempotency-Key': idempotencyKey },
      }),
      invalidatesTags: ['Subscription'],
    }),
  }),
});

export const {
  useGetSubscriptionsQuery,
  useGetHistoryQuery,
  useGetExportInfiniteQuery,
  useSubscribeMutation,
  useCommandSubscriptionMutation,
  usePreviewPlanQuery,
  useChangePlanMutation,
} = injected;

const LOOK_AGAIN_MS = 30_000;

/** One subscription, live: by its timeline while something happens to it, else by a look now and then. */
export function useSubscription(id: string) {
  const query = injected.useGetSubscriptionQuery(id, {
    pollingInterval: LOOK_AGAIN_MS,
    skipPollingIfUnfocused: true,
  });
  injected.useFollowTimelineQuery(id, { skip: !query.data || !inMotion(query.data) });
  return query;
}
