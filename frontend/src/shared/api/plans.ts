import { api } from './api';
import type { Plan } from './types';

export const { useGetPlansQuery, useLazyGetPlansQuery } = api.injectEndpoints({
  endpoints: (build) => ({
    getPlans: build.query<Plan[], void>({ query: () => ({ path: '/api/plans', as: 'anyone' }) }),
  }),
});
