import { Anchor, Button, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useItem } from '@/shared/api/live-library';
import { useThrowAwayItemMutation } from '@/shared/api/media';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { useToast } from '@/shared/ui/toasts';

interface DuplicateProps {
  item: { server: MediaServer; id: string };
  /** The new one was thrown away. */
  onGone: () => void;
}

/** Offers what was there already when the same file was uploaded again; both stay unless somebody says so. */
export function Duplicate({ item, onGone }: DuplicateProps) {
  const { t, explain } = useTexts();
  const toast = useToast();
  const { data } = useItem(item);
  const [throwAway, { isLoading }] = useThrowAwayItemMutation();
  if (!data?.duplicateOf) return null;

  const discard = () =>
    throwAway(item)
      .unwrap()
      .then(
        () => {
          toast({ text: t('library.removed', { title: data.title }) });
          onGone();
        },
        (error: unknown) => toast({ text: explain(error) }),
      );

  return (
    <Group gap="xs" role="status" mt={4}>
      <Text size="sm">{t('upload.duplicate')}</Text>
      <Anchor component={Link} to={`/watch/${data.duplicateOf}`} c="var(--brand)" size="sm">
        {t('upload.seeExisting')}
      </Anchor>
      <Button
        variant="default"
        size="compact-sm"
        loading={isLoading}
        onClick={() => void discard()}
      >
        {t('upload.discardNew')}
      </Button>
    </Group>
  );
}
