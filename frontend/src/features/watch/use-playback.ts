import { useCallback, useEffect, useRef, useState } from 'react';
import { useStartPlaybackMutation } from '@/shared/api/media';
import type { MediaItem, MediaState } from '@/shared/api/types';
import type { MediaServer } from '@/shared/session/media-token';

const PLAYABLE = new Set<MediaState>(['PLAYABLE', 'READY']);

/** What of an item stands in its playlist. */
const contentsOf = ({ state, captions }: MediaItem) =>
  [state, ...captions.map(({ id, language, label }) => `${id} ${language} ${label}`)].join('\n');

/**
 * Opens a playback session for an item as soon as it is playable, and another one when the session has ended
 * or when there is more to choose from: the rest of the ladder, other captions.
 */
export function usePlayback(server: MediaServer, item: MediaItem) {
  const { id, state } = item;
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
    if (!PLAYABLE.has(state) || openedFor.current === contents) return;
    openedFor.current = contents;
    open();
  }, [state, contents, open]);

  return { source, error, open };
}
