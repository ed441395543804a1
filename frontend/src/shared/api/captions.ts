import type { MediaServer } from '@/shared/session/media-token';
import { api } from './api';
import type { Captions } from './types';

interface CaptionsOf {
  server: MediaServer;
  itemId: string;
}

const pathOf = ({ server, itemId }: CaptionsOf) =>
  `/api/media/${server.tenantId}/items/${itemId}/captions`;

/** What an item has is told by the media server's events; nothing is to be asked again after a change. */
const injected = api.injectEndpoints({
  endpoints: (build) => ({
    addCaptions: build.mutation<Captions, CaptionsOf & { language: string; file: Blob }>({
      query: ({ language, file, ...of }) => ({
        path: `${pathOf(of)}?${new URLSearchParams({ language }).toString()}`,
        method: 'POST',
        body: file,
        as: of.server,
      }),
    }),

    renameCaptions: build.mutation<Captions, CaptionsOf & { id: string; label: string }>({
      query: ({ id, label, ...of }) => ({
        path: `${pathOf(of)}/${id}`,
        method: 'PATCH',
        body: { label },
        as: of.server,
      }),
    }),

    deleteCaptions: build.mutation<null, CaptionsOf & { id: string }>({
      query: ({ id, ...of }) => ({ path: `${pathOf(of)}/${id}`, method: 'DELETE', as: of.server }),
    }),
  }),
});

export const { useAddCaptionsMutation, useRenameCaptionsMutation, useDeleteCaptionsMutation } =
  injected;
