import { ActionIcon, Button, FileButton, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import {
  useAddCaptionsMutation,
  useDeleteCaptionsMutation,
  useRenameCaptionsMutation,
} from '@/shared/api/captions';
import type { Captions } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { Icon } from '@/shared/ui/icons';
import { Section } from '@/shared/ui/section';
import { TitleForm } from '@/shared/ui/title-form';
import { useSaying } from './use-saying';

interface CaptionsSectionProps {
  server: MediaServer;
  itemId: string;
  captions: Captions[];
}

const LANGUAGES = ['ko', 'en', 'ja', 'zh', 'vi', 'th', 'es', 'fr', 'de', 'pt', 'ru', 'ar'];
const FILES = '.srt,.vtt,.txt,text/vtt,application/x-subrip';

function CaptionsRow({
  server,
  itemId,
  captions,
}: Omit<CaptionsSectionProps, 'captions'> & { captions: Captions }) {
  const { t } = useTexts();
  const say = useSaying();
  const [editing, setEditing] = useState(false);
  const [rename] = useRenameCaptionsMutation();
  const [remove, { isLoading }] = useDeleteCaptionsMutation();
  const { id, label, language } = captions;
  const of = { server, itemId, id };

  function save(title: string) {
    setEditing(false);
    if (title !== label) say(rename({ ...of, label: title }).unwrap(), t('captions.saved'));
  }

  if (editing)
    return (
      <li>
        <TitleForm title={label} onDone={save} onCancel={() => setEditing(false)} />
      </li>
    );
  return (
    <Group component="li" justify="space-between" wrap="nowrap">
      <Text>
        {label} <Text span c="var(--quiet)">{`(${language})`}</Text>
      </Text>
      <Group gap={4} wrap="nowrap">
        <ActionIcon
          variant="subtle"
          size={44}
          aria-label={t('captions.rename', { label })}
          onClick={() => setEditing(true)}
        >
          <Icon name="edit" />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          size={44}
          loading={isLoading}
          aria-label={t('captions.remove', { label })}
          onClick={() => say(remove(of).unwrap(), t('captions.removed'))}
        >
          <Icon name="trash" />
        </ActionIcon>
      </Group>
    </Group>
  );
}

function AddCaptions({ server, itemId }: Omit<CaptionsSectionProps, 'captions'>) {
  const { t, language: shown } = useTexts();
  const say = useSaying();
  const [language, setLanguage] = useState<string>(shown);
  const [add, { isLoading }] = useAddCaptionsMutation();
  const names = new Intl.DisplayNames(shown, { type: 'language' });

  return (
    <Group align="flex-end">
      <NativeSelect
        label={t('captions.language')}
        value={language}
        data={LANGUAGES.map((value) => ({ value, label: names.of(value) ?? value }))}
        onChange={(event) => setLanguage(event.currentTarget.value)}
      />
      <FileButton
        accept={FILES}
        inputProps={{ 'aria-label': t('captions.file') }}
        onChange={(file) =>
          file && say(add({ server, itemId, language, file }).unwrap(), t('captions.added'))
        }
      >
        {(button) => (
          <Button
            {...button}
            variant="default"
            loading={isLoading}
            leftSection={<Icon name="upload" size={18} />}
          >
            {t('captions.add')}
          </Button>
        )}
      </FileButton>
    </Group>
  );
}

/** The captions of an item, for its owner. */
export function CaptionsSection(props: CaptionsSectionProps) {
  const { t } = useTexts();
  const { captions, ...of } = props;
  return (
    <Section title={t('captions.title')} text={t('captions.text')}>
      <Stack>
        {captions.length > 0 && (
          <Stack component="ul" gap={0} m={0} p={0}>
            {captions.map((one) => (
              <CaptionsRow key={one.id} {...of} captions={one} />
            ))}
          </Stack>
        )}
        <AddCaptions {...of} />
      </Stack>
    </Section>
  );
}
