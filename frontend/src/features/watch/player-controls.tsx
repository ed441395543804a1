import { useDispatch, useSelector } from 'react-redux';
import { formatDuration } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { preferencesChanged, selectPreferences } from '@/shared/preferences/preferences-slice';
import { Icon, type IconName } from '@/shared/ui/icons';
import type { PlayerCommands } from './player-keys';
import classes from './player.module.css';
import { QualityMenu, SpeedMenu } from './player-menus';
import type { useHls } from './use-hls';
import { useFullscreen } from './use-fullscreen';
import type { VideoState } from './use-video-state';

interface ControlsProps {
  video: VideoState;
  playback: ReturnType<typeof useHls>;
  commands: PlayerCommands;
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

function SeekBar({ video, commands }: Pick<ControlsProps, 'video' | 'commands'>) {
  const { t } = useTexts();
  const { currentTime, duration, buffered } = video;
  const percent = (seconds: number) => (duration > 0 ? (seconds / duration) * 100 : 0);
  const now = formatDuration(currentTime);
  const total = formatDuration(duration);
  return (
    <input
      type="range"
      className={classes.seek}
      style={{
        '--played': `${percent(currentTime)}%`,
        '--buffered': `${percent(buffered)}%`,
      }}
      min={0}
      max={duration || 1}
      step="any"
      value={currentTime}
      aria-label={t('player.seek')}
      aria-valuetext={t('player.time', { now, total })}
      onChange={(event) =>
        commands.seekToFraction(Number(event.currentTarget.value) / (duration || 1))
      }
    />
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

export function PlayerControls({ video, playback, commands }: ControlsProps) {
  const { t } = useTexts();
  const fullscreen = useFullscreen();
  const now = formatDuration(video.currentTime);
  const total = formatDuration(video.duration);
  return (
    <div className={classes.controls}>
      <SeekBar video={video} commands={commands} />
      <div className={classes.row}>
        <ControlButton
          icon={video.playing ? 'pause' : 'play'}
          label={t(video.playing ? 'player.pause' : 'player.play')}
          onClick={commands.toggle}
        />
        <Sound commands={commands} />
        <span className={classes.time}>{t('player.time', { now, total })}</span>
        <span className={classes.space} />
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
