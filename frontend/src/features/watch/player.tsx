import { Loader } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useSelector } from 'react-redux';
import { useTexts } from '@/shared/i18n/use-texts';
import type { Chapter } from '@/shared/api/types';
import { selectPreferences } from '@/shared/preferences/preferences-slice';
import { Icon } from '@/shared/ui/icons';
import { ChapterList } from './chapter-list';
import { PlayerControls } from './player-controls';
import classes from './player.module.css';
import { Resumed } from './resumed';
import { useHls } from './use-hls';
import { usePlayerCommands } from './use-player-commands';
import { useReached } from './use-reached';
import { useVideoState } from './use-video-state';

interface PlayerProps {
  /** Address of the multivariant playlist; null while it is being asked for. */
  source: string | null;
  poster: string | null;
  chapters: Chapter[];
  /** Whether there are pictures for the seek bar beside the playlist. */
  storyboard: boolean;
  /** Where playback begins, in seconds. */
  startAt: number;
  /** Playback begins by itself, where the browser allows it. */
  startsPlaying: boolean;
  /** To what comes next, also when this has ended, or to what was before. */
  onStep: (by: 1 | -1) => void;
  onReached: (seconds: number) => void;
  onSessionEnded: () => void;
  /** What can be done about what is seen at that second. */
  actions: (seconds: number) => ReactNode;
}

/** The one player of the app. Everything that knows about hls.js or video elements stays behind it. */
export function Player({
  source,
  poster,
  chapters,
  storyboard,
  startAt,
  startsPlaying,
  onStep,
  onReached,
  onSessionEnded,
  actions,
}: PlayerProps) {
  const { t, sentenceOf } = useTexts();
  const frameRef = useRef<HTMLDivElement>(null);
  const videoRef = useRef<HTMLVideoElement>(null);
  const { volume, muted, playbackRate } = useSelector(selectPreferences);
  // before the player lets go of the video
  useReached(videoRef, onReached);
  const playback = useHls(videoRef, source, onSessionEnded, {
    position: startAt,
    playing: startsPlaying,
  });
  const video = useVideoState(videoRef);
  const commands = usePlayerCommands(videoRef, frameRef, playback.captions.toggle, onStep);

  useEffect(() => {
    const element = videoRef.current;
    if (!element) return;
    element.volume = volume;
    element.muted = muted;
    element.defaultPlaybackRate = playbackRate;
    element.playbackRate = playbackRate;
  }, [volume, muted, playbackRate]);

  const started = video.playing || video.currentTime > 0;
  const frame = (
    <div
      ref={frameRef}
      className={classes.frame}
      role="group"
      aria-label={t('player.label')}
      data-playing={video.playing}
    >
      <video
        ref={videoRef}
        className={classes.video}
        poster={poster ?? undefined}
        playsInline
        onClick={commands.toggle}
        onDoubleClick={commands.toggleFullscreen}
        onEnded={() => onStep(1)}
      />
      {!started && !playback.failure && source && (
        <button
          type="button"
          className={classes.big}
          aria-label={t('player.play')}
          onClick={commands.toggle}
        >
          <Icon name="play" size={44} />
        </button>
      )}
      {video.buffering && (
        <div className={classes.buffering} role="status" aria-label={t('player.buffering')}>
          <Loader color="white" />
        </div>
      )}
      {playback.failure && (
        <p className={classes.failure} role="alert">
          {sentenceOf(playback.failure)}
        </p>
      )}
      <PlayerControls
        video={video}
        playback={playback}
        commands={commands}
        chapters={chapters}
        storyboard={storyboard ? source : null}
      />
    </div>
  );
  return (
    <>
      {frame}
      <Resumed startAt={startAt} onRestart={() => commands.seekTo(0)} />
      {actions(video.currentTime)}
      {chapters.length > 0 && (
        <ChapterList chapters={chapters} currentTime={video.currentTime} onSeek={commands.seekTo} />
      )}
    </>
  );
}
