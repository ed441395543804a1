import type { MediaServer } from '@/shared/session/media-token';
import { api } from './api';

interface PosterOf {
  server: MediaServer;
  itemId: string;
}

const pathOf = ({ server, itemId }: PosterOf) =>
  `/api/media/${server.tenantId}/items/${itemId}/poster`;

/** The item with its new poster is told by the media server's events. */
const injected = api.injectEndpoints({
  endpoints: (build) => ({
    choosePosterFrame: build.mutation<null, PosterOf & { atSeconds: number }>({
      query: ({ atSeconds, ...of }) => ({
        path: pathOf(of),
        method: 'POST',
        body: { atSeconds },
        as: of.server,
      }),
    }),

    uploadPoster: build.mutation<null, PosterOf & { picture: Blob }>({
      query: ({ picture, ...of }) => ({
        path: pathOf(of),
        method: 'PUT',
        body: picture,
        as: of.server,
      }),
    }),
  }),
});

export const { useChoosePosterFrameMutation, useUploadPosterMutation } = injected;
