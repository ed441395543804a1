import type { TenantFilter } from '@/shared/api/operations';
import type { SubscriptionState } from '@/shared/api/types';
import { useAddress } from '@/shared/ui/use-address';

export const STATES: SubscriptionState[] = [
  'REQUESTED',
  'PROVISIONING',
  'ACTIVE',
  'REPLACING',
  'RESTARTING',
  'STOPPING',
  'STOPPED',
  'STARTING',
  'FAILED',
  'GRACE',
  'ENDING',
  'ENDED',
];

const SORTS = ['since', 'state', 'cost'] as const;
export type Sort = (typeof SORTS)[number];

/** Filter and order, held in the address so that they can be kept and sent. */
export function useTenantSearch() {
  const { parameters, change, clear } = useAddress<
    'q' | 'sort' | 'state' | 'stuck' | 'unhealthy'
  >();
  const filter: TenantFilter = {
    state: STATES.find((state) => state === parameters.get('state')),
    stuck: parameters.get('stuck') === 'true' || undefined,
    unhealthy: parameters.get('unhealthy') === 'true' || undefined,
    q: parameters.get('q') ?? undefined,
  };
  const sort = SORTS.find((name) => name === parameters.get('sort'));

  return { filter, sort, change, clear };
}

export type TenantSearch = ReturnType<typeof useTenantSearch>;
