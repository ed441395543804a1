import { Avatar, Button, Group, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useRemovePictureMutation } from '@/shared/api/account';
import type { Account } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { ErrorState, LoadingState } from '@/shared/ui/page-states';
import { useToast } from '@/shared/ui/toasts';
import { ACCEPTED, openPicture, type OpenPicture } from './picture-file';

const PictureEditor = lazy(async () => ({
  default: (await import('./picture-editor')).PictureEditor,
}));

/** The picture that was chosen and not sent yet, or why it cannot be used. */
function useChosenPicture() {
  const [picture, setPicture] = useState<OpenPicture | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [edited, setEdited] = useState(false);

  useEffect(() => () => void (picture && URL.revokeObjectURL(picture.url)), [picture]);

  return {
    picture,
    refusal,
    edited,
    close() {
      setEdited(true);
      setPicture(null);
    },
    async choose(file: File | undefined) {
      if (!file) return;
      setRefusal(null);
      setPicture(null);
      await openPicture(file).then(setPicture, setRefusal);
    },
  };
}

function PictureButtons(props: {
  removable: boolean;
  /** The focus comes back here from the editor. */
  focused: boolean;
  onFile: (file: File | undefined) => void;
}) {
  const { t } = useTexts();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const [remove, { isLoading, error }] = useRemovePictureMutation();

  const takeAway = () =>
    remove()
      .unwrap()
      .then(
        () => toast({ text: t('picture.removed') }),
        () => undefined,
      );

  return (
    <Stack gap={6} align="flex-start">
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED.join(',')}
        aria-label={t('picture.choose')}
        onChange={({ currentTarget }) => {
          props.onFile(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
      <Group gap="xs">
        <Button
          size="sm"
          variant="default"
          autoFocus={props.focused}
          onClick={() => input.current?.click()}
        >
          {t('picture.choose')}
        </Button>
        {props.removable && (
          <Button
            size="sm"
            variant="subtle"
            color="red"
            loading={isLoading}
            onClick={() => void takeAway()}
          >
            {t('picture.remove')}
          </Button>
        )}
      </Group>
      <Text size="sm" c="var(--quiet)">
        {t('picture.hint')}
      </Text>
      {error && <ErrorState error={error} />}
    </Stack>
  );
}

export function ProfilePicture({ account }: { account: Account }) {
  const { t } = useTexts();
  const toast = useToast();
  const { picture, refusal, choose, close, edited } = useChosenPicture();
  if (picture) {
    return (
      <Suspense fallback={<LoadingState />}>
        <PictureEditor
          picture={picture}
          onCancel={close}
          onDone={() => {
            close();
            toast({ text: t('picture.saved') });
          }}
        />
      </Suspense>
    );
  }
  return (
    <Stack gap="xs">
      <Group wrap="nowrap">
        <Avatar
          src={account.pictureUrl}
          alt={t('picture.label')}
          size={80}
          name={account.name}
          imageProps={{ referrerPolicy: 'no-referrer' }}
        />
        <PictureButtons
          removable={account.ownPicture}
          focused={edited}
          onFile={(file) => void choose(file)}
        />
      </Group>
      {refusal !== null && <ErrorState error={refusal} />}
    </Stack>
  );
}
