import { http, HttpResponse } from 'msw';
import type { ExportPage, HistoryEntry, Plan, PlanChange, Subscription } from '@/shared/api/types';
import { at, problem } from './answers';
import { aPlan } from './samples';

interface ServerState {
  plans: Plan[];
  subscriptions: Subscription[];
  history: HistoryEntry[];
  exported: ExportPage[];
  planChange: Partial<PlanChange>;
}

/** What an owner can ask about and of the server. */
export function fakeServer(state: ServerState) {
  const become = (over: Partial<Subscription>, status = 202) => {
    const [first] = state.subscriptions;
    if (!first) return problem(404, 'subscription_unknown');
    state.subscriptions = [{ ...first, ...over }];
    return HttpResponse.json(state.subscriptions[0], { status });
  };
  const planOf = (id: string | null) => state.plans.find((plan) => plan.id === id) ?? aPlan();
  const ofSubscription = (command: string) => at(`/api/subscriptions/:id/${command}`);
  return [
    http.post(ofSubscription('retry'), () => become({ state: 'PROVISIONING', failure: null })),
    http.post(ofSubscription('stop'), () => become({ state: 'STOPPING' })),
    http.post(ofSubscription('restart'), () => become({ state: 'RESTARTING' })),
    http.post(ofSubscription('start'), () => become({ state: 'STARTING', stopped: null })),
    http.post(ofSubscription('cancellation'), () =>
      become({ cancelledAt: '2026-01-20T03:04:05Z' }, 200),
    ),
    http.delete(ofSubscription('cancellation'), () =>
      become({ cancelledAt: null, graceEndsAt: null, readOnly: false, state: 'ACTIVE' }, 200),
    ),
    http.get(ofSubscription('history'), () => HttpResponse.json(state.history)),
    http.get(ofSubscription('export'), ({ request }) => {
      const page = Number(new URL(request.url).searchParams.get('after') ?? 0);
      return HttpResponse.json(state.exported[page]);
    }),
    http.get(ofSubscription('plan-change'), ({ request }) =>
      HttpResponse.json({
        from: state.subscriptions[0]?.plan,
        to: planOf(new URL(request.url).searchParams.get('planId')),
        direction: 'UP',
        exceeds: [],
        replacesServer: false,
        ...state.planChange,
      }),
    ),
    http.post(ofSubscription('plan-change'), async ({ request }) => {
      const { planId, acceptExceeding } = (await request.json()) as {
        planId: string;
        acceptExceeding: boolean;
      };
      if (state.planChange.exceeds?.length && !acceptExceeding)
        return problem(409, 'plan_limits_exceeded', {}, { exceeds: state.planChange.exceeds });
      return become({ state: 'REPLACING', nextPlan: { id: planId } });
    }),
  ];
}
