import { useSearchParams } from 'react-router';
import type { TenantFilter } from '@/shared/api/operations';
import type { SubscriptionState } from '@/shared/api/types';

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
  const [parameters, setParameters] = useSearchParams();
  const filter: TenantFilter = {
    state: STATES.find((state) => state === parameters.get('state')),
    stuck: parameters.get('stuck') === 'true' || undefined,
    unhealthy: parameters.get('unhealthy') === 'true' || undefined,
    q: parameters.get('q') ?? undefined,
  };
  const sort = SORTS.find((name) => name === parameters.get('sort'));

  function change(over: Record<string, string>) {
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(over)) {
          if (value) after.set(name, value);
          else after.delete(name);
        }
        return after;
      },
      { replace: true },
    );
  }

  return { filter, sort, change, clear: () => setParameters({}, { replace: true }) };
}

export type TenantSearch = ReturnType<typeof useTenantSearch>;
