import { Menu } from '@mantine/core';
import { useDispatch, useSelector } from 'react-redux';
import { useTexts } from '@/shared/i18n/use-texts';
import { preferencesChanged, selectPreferences } from '@/shared/preferences/preferences-slice';
import classes from './player.module.css';
import { NO_CAPTIONS, type PlayerCaptions } from './use-captions';
import { AUTO_QUALITY, type useHls } from './use-hls';

interface Choice {
  value: number;
  label: string;
}

interface ChoiceMenuProps {
  name: string;
  shown: string;
  choices: Choice[];
  chosen: number;
  onChoose: (value: number) => void;
}

/** One of a few values; shown inside the player, so that it is there in full screen too. */
function ChoiceMenu({ name, shown, choices, chosen, onChoose }: ChoiceMenuProps) {
  return (
    <Menu position="top-end" withinPortal={false} returnFocus hideDetached={false}>
      <Menu.Target>
        <button
          type="button"
          className={classes.text}
          aria-label={`${name}: ${shown}`}
          title={name}
        >
          {shown}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{name}</Menu.Label>
        <Menu.RadioGroup value={String(chosen)} onChange={(value) => onChoose(Number(value))}>
          {choices.map(({ value, label }) => (
            <Menu.RadioItem key={value} value={String(value)} closeMenuOnClick>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

export function QualityMenu({ playback }: { playback: ReturnType<typeof useHls> }) {
  const { t } = useTexts();
  const { levels, chosen, height, choose } = playback;
  const auto = height ? t('player.autoNow', { height }) : t('player.auto');
  const choices = [...levels]
    .sort((one, other) => other.height - one.height)
    .map((level) => ({ value: level.index, label: `${level.height}p` }));
  return (
    <ChoiceMenu
      name={t('player.quality')}
      shown={choices.find(({ value }) => value === chosen)?.label ?? auto}
      choices={[{ value: AUTO_QUALITY, label: auto }, ...choices]}
      chosen={chosen}
      onChoose={choose}
    />
  );
}

export function CaptionsMenu({ captions }: { captions: PlayerCaptions }) {
  const { t } = useTexts();
  const { tracks, shown, choose } = captions;
  const off = { value: NO_CAPTIONS, label: t('player.captionsOff') };
  return (
    <ChoiceMenu
      name={t('player.captions')}
      shown={tracks[shown]?.name ?? t('player.captionsOff')}
      choices={[off, ...tracks.map(({ name }, value) => ({ value, label: name }))]}
      chosen={shown}
      onChoose={choose}
    />
  );
}

const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2];

export function SpeedMenu() {
  const { t } = useTexts();
  const dispatch = useDispatch();
  const { playbackRate } = useSelector(selectPreferences);
  return (
    <ChoiceMenu
      name={t('player.speed')}
      shown={`${playbackRate}×`}
      choices={SPEEDS.map((value) => ({
        value,
        label: value === 1 ? t('player.normal') : `${value}×`,
      }))}
      chosen={playbackRate}
      onChoose={(value) => dispatch(preferencesChanged({ playbackRate: value }))}
    />
  );
}
