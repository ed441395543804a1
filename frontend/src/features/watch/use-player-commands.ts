import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { useDispatch } from 'react-redux';
import { preferencesChanged } from '@/shared/preferences/preferences-slice';
import { obeyKey, type PlayerCommands } from './player-keys';

const clamp = (value: number, most: number) => Math.min(Math.max(0, value), most);

/** The commands for one video element, wired to the keyboard; sound settings are remembered. */
export function usePlayerCommands(
  videoRef: RefObject<HTMLVideoElement | null>,
  frameRef: RefObject<HTMLElement | null>,
  toggleCaptions: () => void,
  onStep: PlayerCommands['step'],
): PlayerCommands {
  const dispatch = useDispatch();
  const step = useRef(onStep);
  useEffect(() => {
    step.current = onStep;
  });

  const commands = useMemo<PlayerCommands>(() => {
    const withVideo = (act: (video: HTMLVideoElement) => void) => {
      if (videoRef.current) act(videoRef.current);
    };
    const lengthOf = ({ duration }: HTMLVideoElement) => (Number.isFinite(duration) ? duration : 0);
    return {
      toggle: () =>
        withVideo((video) =>
          video.paused ? void video.play().catch(() => undefined) : video.pause(),
        ),
      seekBy: (seconds) =>
        withVideo((video) => {
          video.currentTime = clamp(video.currentTime + seconds, lengthOf(video));
        }),
      seekTo: (seconds) =>
        withVideo((video) => {
          video.currentTime = clamp(seconds, lengthOf(video));
        }),
      seekToFraction: (fraction) =>
        withVideo((video) => {
          video.currentTime = lengthOf(video) * fraction;
        }),
      toggleMuted: () => withVideo(({ muted }) => dispatch(preferencesChanged({ muted: !muted }))),
      changeVolume: (by) =>
        withVideo(({ volume }) =>
          dispatch(
            preferencesChanged({
              volume: clamp(Math.round((volume + by) * 100) / 100, 1),
              muted: false,
            }),
          ),
        ),
      toggleCaptions,
      toggleFullscreen: () => {
        if (document.fullscreenElement) void document.exitFullscreen();
        else void frameRef.current?.requestFullscreen?.().catch(() => undefined);
      },
      step: (by) => step.current(by),
    };
  }, [videoRef, frameRef, toggleCaptions, dispatch]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => obeyKey(event, commands);
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [commands]);

  return commands;
}
