import { api } from './api';
import type { Statistics } from './types';

/** Of what, and since when: the rest the platform adds up. */
export interface StatisticsOf {
  of: { slug: string } | { mediaId: string };
  from: string;
  unit: Statistics['unit'];
  zone: string;
}

export const { useGetStatisticsQuery } = api.injectEndpoints({
  endpoints: (build) => ({
    getStatistics: build.query<Statistics, StatisticsOf>({
      query: ({ of, ...period }) => ({
        path: `/api/links/${'slug' in of ? of.slug : `items/${of.mediaId}`}/statistics?${new URLSearchParams(period).toString()}`,
      }),
    }),
  }),
});
