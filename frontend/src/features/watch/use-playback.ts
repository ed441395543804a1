import { useCallback, useEffect, useRef, useState } from 'react';
import { useStartPlaybackMutation } from '@/shared/api/media';
import type { MediaServer } from '@/shared/session/media-token';

/** Opens a playback session for an item as soon as it is `playable`, and another one when it has ended. */
export function usePlayback(server: MediaServer, id: string, playable: boolean) {
  const [start, { error }] = useStartPlaybackMutation();
  const [source, setSource] = useState<string | null>(null);
  const asked = useRef(false);
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
    if (!playable || asked.current) return;
    asked.current = true;
    open();
  }, [playable, open]);

  return { source, error, open };
}
