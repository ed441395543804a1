import Hls, { Events } from 'hls.js';
import { useCallback, useEffect, useState, type RefObject } from 'react';
import { useDispatch, useSelector } from 'react-redux';
import { preferencesChanged, selectPreferences } from '@/shared/preferences/preferences-slice';

interface CaptionsTrack {
  name: string;
  language: string;
}

export const NO_CAPTIONS = -1;

export interface PlayerCaptions {
  tracks: CaptionsTrack[];
  /** The shown track, or NO_CAPTIONS. */
  shown: number;
  choose: (track: number) => void;
  toggle: () => void;
}

/** The captions of what hls.js plays; the viewer's language is remembered, and whether captions are wanted at all. */
export function useCaptions(hlsRef: RefObject<Hls | null>) {
  const dispatch = useDispatch();
  const { captions: wanted, captionLanguage } = useSelector(selectPreferences);
  const [tracks, setTracks] = useState<CaptionsTrack[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);

  const named = tracks.findIndex(({ name }) => name === chosen);
  const inLanguage = tracks.findIndex(({ language }) => language === captionLanguage);
  const best = named >= 0 ? named : Math.max(0, inLanguage);
  const shown = wanted && tracks.length > 0 ? best : NO_CAPTIONS;

  useEffect(() => {
    const hls = hlsRef.current;
    if (hls && tracks.length > 0) hls.subtitleTrack = shown;
  }, [hlsRef, tracks, shown]);

  /** To be called for each address that is played. */
  const listen = useCallback((hls: Hls) => {
    hls.on(Events.SUBTITLE_TRACKS_UPDATED, (_, { subtitleTracks }) =>
      setTracks(subtitleTracks.map(({ name, lang }) => ({ name, language: lang ?? '' }))),
    );
  }, []);

  const choose = useCallback(
    (index: number) => {
      const track = tracks[index];
      setChosen(track?.name ?? null);
      dispatch(
        preferencesChanged(
          track ? { captions: true, captionLanguage: track.language } : { captions: false },
        ),
      );
    },
    [tracks, dispatch],
  );

  const toggle = useCallback(
    () => dispatch(preferencesChanged({ captions: !wanted })),
    [dispatch, wanted],
  );

  const captions: PlayerCaptions = { tracks, shown, choose, toggle };
  return { captions, listen };
}
