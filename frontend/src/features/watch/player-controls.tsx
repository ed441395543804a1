import { useDispatch, useSelector } from 'react-redux';
import type { Chapter } from '@/shared/api/types';
import { formatDuration } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { preferencesChanged, selectPreferences } from '@/shared/preferences/preferences-slice';
import { Icon, type IconName } from '@/shared/ui/icons';
import { chapterAt } from './chapters';
import type { PlayerCommands } from './player-keys';
import classes from './player.module.css';
import { CaptionsMenu, QualityMenu, SpeedMenu } from './player-menus';
import { SeekBar } from './seek-bar';
import type { useHls } from './use-hls';
import { useFullscreen } from './use-fullscreen';
import type { VideoState } from './use-video-state';

interface ControlsProps {
  video: VideoState;
  playback: ReturnType<typeof useHls>;
  commands: PlayerCommands;
  chapters: Chapter[];
  storyboard: string | null;
}

function ControlButton({
  icon,
  label,
  onClick,
}: {
  icon: IconName;
  label: string;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      className={classes.button}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <Icon name={icon} size={24} />
    </button>
  );
}

function Sound({ commands }: Pick<ControlsProps, 'commands'>) {
  const { t } = useTexts();
  const dispatch = useDispatch();
  const { volume, muted } = useSelector(selectPreferences);
  const silent = muted || volume === 0;
  return (
    <>
      <ControlButton
        icon={silent ? 'muted' : 'volume'}
        label={t(silent ? 'player.unmute' : 'player.mute')}
        onClick={commands.toggleMuted}
      />
      <input
        type="range"
        className={classes.volume}
        style={{ '--played': `${silent ? 0 : volume * 100}%`, '--buffered': '0%' }}
        min={0}
        max={1}
        step={0.05}
        value={silent ? 0 : volume}
        aria-label={t('player.volume')}
        onChange={(event) =>
          dispatch(preferencesChanged({ volume: Number(event.currentTarget.value), muted: false }))
        }
      />
    </>
  );
}

export function PlayerControls({ video, playback, commands, chapters, storyboard }: ControlsProps) {
  const { t } = useTexts();
  const chapter = chapters[chapterAt(chapters, video.currentTime)];
  const fullscreen = useFullscreen();
  const now = formatDuration(video.currentTime);
  const total = formatDuration(video.duration);
  return (
    <div className={classes.controls}>
      <SeekBar video={video} commands={commands} chapters={chapters} storyboard={storyboard} />
      <div className={classes.row}>
        <ControlButton
          icon={video.playing ? 'pause' : 'play'}
          label={t(video.playing ? 'player.pause' : 'player.play')}
          onClick={commands.toggle}
        />
        <Sound commands={commands} />
        <span className={classes.time}>{t('player.time', { now, total })}</span>
        <span className={classes.space}>{chapter?.title}</span>
        {playback.captions.tracks.length > 0 && <CaptionsMenu captions={playback.captions} />}
        <SpeedMenu />
        {playback.levels.length > 1 && <QualityMenu playback={playback} />}
        <ControlButton
          icon={fullscreen ? 'exitFullscreen' : 'fullscreen'}
          label={t(fullscreen ? 'player.exitFullscreen' : 'player.fullscreen')}
          onClick={commands.toggleFullscreen}
        />
      </div>
    </div>
  );
}
