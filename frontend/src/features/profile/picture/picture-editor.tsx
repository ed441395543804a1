import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useState, type PointerEvent } from 'react';
import { useChangePictureMutation } from '@/shared/api/account';
import { useTexts } from '@/shared/i18n/use-texts';
import { ErrorState } from '@/shared/ui/page-states';
import { NEAREST, pulled, WHOLE, type Framing } from './crop';
import { cropped, type OpenPicture } from './picture-file';
import classes from './picture.module.css';

interface FrameProps {
  picture: OpenPicture;
  framing: Framing;
  onFrame: (framing: Framing) => void;
}

/** The part of the picture that will be kept; it can be pulled about. */
function Preview({ picture, framing, onFrame }: FrameProps) {
  const { t } = useTexts();
  const { naturalWidth: width, naturalHeight: height } = picture.image;
  const at = `${framing.x * 100}% ${framing.y * 100}%`;

  const pull = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const by = { x: event.movementX, y: event.movementY, preview: event.currentTarget.offsetWidth };
    onFrame(pulled({ width, height }, framing, by));
  };

  return (
    <div
      className={classes.preview}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={pull}
    >
      <img
        src={picture.url}
        alt={t('picture.preview')}
        draggable={false}
        style={{ objectPosition: at, transformOrigin: at, transform: `scale(${framing.zoom})` }}
      />
    </div>
  );
}

function Dial(props: {
  label: string;
  value: number;
  min?: number;
  max?: number;
  onChange: (value: number) => void;
}) {
  return (
    <label className={classes.dial}>
      <Text size="sm" component="span">
        {props.label}
      </Text>
      <input
        type="range"
        min={props.min ?? 0}
        max={props.max ?? 1}
        step={0.01}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}

/** Whatever can be done by pulling can be done by keys as well. */
function Dials({ picture, framing, onFrame }: FrameProps) {
  const { t } = useTexts();
  const { naturalWidth: width, naturalHeight: height } = picture.image;
  const wider = width > height || framing.zoom > 1;
  const taller = height > width || framing.zoom > 1;
  return (
    <Stack gap="xs" flex={1}>
      <Dial
        label={t('picture.zoom')}
        min={1}
        max={NEAREST}
        value={framing.zoom}
        onChange={(zoom) => onFrame({ ...framing, zoom })}
      />
      {wider && (
        <Dial
          label={t('picture.horizontal')}
          value={framing.x}
          onChange={(x) => onFrame({ ...framing, x })}
        />
      )}
      {taller && (
        <Dial
          label={t('picture.vertical')}
          value={framing.y}
          onChange={(y) => onFrame({ ...framing, y })}
        />
      )}
    </Stack>
  );
}

/** Choosing what of a picture is kept, and sending it. */
export function PictureEditor(props: {
  picture: OpenPicture;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { t } = useTexts();
  const [framing, setFraming] = useState(WHOLE);
  const [sent, setSent] = useState(0);
  const [change, { isLoading, error }] = useChangePictureMutation();
  const frame = { picture: props.picture, framing, onFrame: setFraming };

  async function save() {
    setSent(0);
    const picture = await cropped(props.picture.image, framing);
    await change({ picture, onProgress: setSent }).unwrap();
    props.onDone();
  }

  return (
    <Stack role="group" aria-label={t('picture.edit')}>
      <Group align="center">
        <Preview {...frame} />
        <Dials {...frame} />
      </Group>
      {isLoading && <Progress value={sent * 100} radius="xl" aria-label={t('picture.sending')} />}
      {error && <ErrorState error={error} />}
      <Group gap="xs">
        <Button loading={isLoading} onClick={() => void save().catch(() => undefined)} autoFocus>
          {t('picture.save')}
        </Button>
        <Button variant="default" disabled={isLoading} onClick={props.onCancel}>
          {t('common.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
