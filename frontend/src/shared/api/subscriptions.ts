import { accessToken } from '@/shared/session/access-token';
import { api } from './api';
import { followEvents } from './event-stream';
import type { Plan, Subscription } from './types';

const SETTLED = new Set<Subscription['state']>(['ACTIVE', 'FAILED']);

const injected = api.injectEndpoints({
  endpoints: (build) => ({
    getSubscriptions: build.query<Subscription[], void>({
      query: () => ({ path: '/api/subscriptions' }),
      providesTags: ['Subscription'],
    }),

    /** One subscription, kept live by its timeline for as long as the server is being made. */
    followSubscription: build.query<Subscription, string>({
      query: (id) => ({ path: `/api/subscriptions/${id}` }),
      providesTags: ['Subscription'],
      async onCacheEntryAdded(
        id,
        { cacheDataLoaded, cacheEntryRemoved, updateCachedData, dispatch },
      ) {
        const { data } = await cacheDataLoaded.catch(() => ({ data: null }));
        if (!data || data.state === 'ACTIVE') return;
        const ended = new AbortController();
        void followEvents({
          path: `/api/subscriptions/${id}/timeline`,
          bearer: accessToken,
          signal: ended.signal,
          onEvent: (_, event) => {
            const subscription = event as Subscription;
            updateCachedData(() => subscription);
            if (SETTLED.has(subscription.state))
              dispatch(api.util.invalidateTags(['Subscription']));
            if (subscription.state === 'ACTIVE') ended.abort();
          },
          onBreak: () => dispatch(api.util.invalidateTags(['Subscription'])),
        });
        await cacheEntryRemoved;
        ended.abort();
      },
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

    retryProvisioning: build.mutation<Subscription, string>({
      query: (id) => ({ path: `/api/subscriptions/${id}/retry`, method: 'POST' }),
      invalidatesTags: ['Subscription'],
    }),
  }),
});

export const {
  useGetSubscriptionsQuery,
  useFollowSubscriptionQuery,
  useSubscribeMutation,
  useRetryProvisioningMutation,
} = injected;
