import { useCallback, useEffect, useRef, useState } from 'react';
import { useStartPlaybackMutation } from '@/shared/api/media';
import type { MediaItem } from '@/shared/api/types';
import type { MediaServer } from '@/shared/session/media-token';

/** What of an item stands in its playlist. */
const contentsOf = ({ state, captions }: MediaItem) =>
  [
    state === 'READY',
    ...captions.map(({ id, language, label }) => `${id} ${language} ${label}`),
  ].join('\n');

/**
 * Opens a playback session for an item as soon as there is something to watch, which may be while it is still being
 * uploaded, and another one when the session has ended or when there is more to choose from: the rest of the ladder,
 * other captions.
 */
export function usePlayback(server: MediaServer, item: MediaItem) {
  const { id, watchable } = item;
  const contents = contentsOf(item);
  const [start, { error }] = useStartPlaybackMutation();
  const [source, setSource] = useState<string | null>(null);
  const openedFor = useRef<string>(null);
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
    if (openedFor.current === (watchable ? contents : null)) return;
    openedFor.current = watchable ? contents : null;
    if (watchable) open();
  }, [watchable, contents, open]);

  return { source, error, open };
}
