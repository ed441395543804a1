import { useCallback, useEffect, useRef, useState } from 'react';
import { useStartPlaybackMutation } from '@/shared/api/media';
import type { MediaState } from '@/shared/api/types';
import type { MediaServer } from '@/shared/session/media-token';

const PLAYABLE = new Set<MediaState>(['PLAYABLE', 'READY']);

/**
 * Opens a playback session for an item as soon as it is playable, and another one when the session has ended
 * or when the rest of the ladder is there.
 */
export function usePlayback(server: MediaServer, id: string, state: MediaState) {
  const [start, { error }] = useStartPlaybackMutation();
  const [source, setSource] = useState<string | null>(null);
  const openedFor = useRef<MediaState>(null);
  const { subscriptionId, tenantId } = server;

  const open = useCallback(() => {
    void start({ server: { subscriptionId, tenantId }, id })
      .unwrap()
      .then(
        ({ playlistUrl }) => setSource(playlistUrl),
        () => undefined,
      );
  }, [start, subscriptionId, tenantId, id]);

  useEffect(() => {
    if (!PLAYABLE.has(state) || openedFor.current === state) return;
    openedFor.current = state;
    open();
  }, [state, open]);

  return { source, error, open };
}
