import { api } from './api';
import type {
  AuditPage,
  Launches,
  OperatorCommand,
  Orphans,
  Overview,
  TenantDetail,
  TenantPage,
} from './types';

export interface TenantFilter {
  state?: string;
  stuck?: boolean;
  unhealthy?: boolean;
  q?: string;
}

export interface AuditFilter {
  tenantId?: string;
  command?: string;
}

const ROOT = '/api/operations';

function withQuery(path: string, parameters: Record<string, string | null | undefined>) {
  const present = Object.entries(parameters).filter((pair): pair is [string, string] => !!pair[1]);
  return present.length > 0 ? `${path}?${new URLSearchParams(present)}` : path;
}

const page = {
  initialPageParam: null,
  getNextPageParam: ({ next }: { next: string | null }) => next ?? undefined,
};

/** What operators see and do; others are refused. */
export const {
  useGetOverviewQuery,
  useGetTenantsInfiniteQuery,
  useGetTenantQuery,
  useGetOrphansQuery,
  useGetLaunchesQuery,
  useGetAuditInfiniteQuery,
  useCommandTenantMutation,
  useRemoveBucketMutation,
  useAllowLaunchesMutation,
} = api.injectEndpoints({
  endpoints: (build) => ({
    getOverview: build.query<Overview, void>({
      query: () => ({ path: `${ROOT}/overview` }),
      providesTags: ['Operations'],
    }),
    getTenants: build.infiniteQuery<TenantPage, TenantFilter, string | null>({
      infiniteQueryOptions: page,
      query: ({ queryArg: { state, stuck, unhealthy, q }, pageParam }) => ({
        path: withQuery(`${ROOT}/tenants`, {
          state,
          stuck: stuck ? 'true' : null,
          unhealthy: unhealthy ? 'true' : null,
          q,
          after: pageParam,
        }),
      }),
      providesTags: ['Operations'],
    }),
    getTenant: build.query<TenantDetail, string>({
      query: (tenantId) => ({ path: `${ROOT}/tenants/${tenantId}` }),
      providesTags: ['Operations'],
    }),
    getOrphans: build.query<Orphans, void>({
      query: () => ({ path: `${ROOT}/orphans` }),
      providesTags: ['Operations'],
    }),
    getLaunches: build.query<Launches, void>({
      query: () => ({ path: `${ROOT}/launches` }),
      providesTags: ['Operations'],
    }),
    getAudit: build.infiniteQuery<AuditPage, AuditFilter, string | null>({
      infiniteQueryOptions: page,
      query: ({ queryArg: { tenantId, command }, pageParam }) => ({
        path: withQuery(`${ROOT}/audit`, { tenantId, command, after: pageParam }),
      }),
      providesTags: ['Operations'],
    }),

    commandTenant: build.mutation<
      TenantDetail,
      { tenantId: string; command: OperatorCommand; reason: string }
    >({
      query: ({ tenantId, command, reason }) => ({
        path: `${ROOT}/tenants/${tenantId}/${command}`,
        method: 'POST',
        body: { reason },
      }),
      invalidatesTags: ['Operations', 'Subscription'],
    }),
    removeBucket: build.mutation<null, { name: string; reason: string; confirm: string }>({
      query: ({ name, reason, confirm }) => ({
        path: `${ROOT}/orphans/buckets/${name}/removal`,
        method: 'POST',
        body: { reason, confirm },
      }),
      invalidatesTags: ['Operations'],
    }),
    allowLaunches: build.mutation<Launches, { allowed: boolean; reason: string }>({
      query: (body) => ({ path: `${ROOT}/launches`, method: 'PUT', body }),
      invalidatesTags: ['Operations'],
    }),
  }),
});
