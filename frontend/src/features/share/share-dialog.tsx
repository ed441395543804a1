import { Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';
import { ErrorState } from '@/shared/ui/page-states';
import { useCopy } from '@/shared/ui/use-copy';
import { ChosenSlug } from './chosen-slug';
import { LinkList } from './link-list';
import { useShortLink } from './use-short-link';

/** Makes the short link at once, copies it, and lists all links of the item. */
export function ShareDialog({ tenantId, mediaId }: { tenantId: string; mediaId: string }) {
  const { t } = useTexts();
  const { said, say, copy } = useCopy({
    done: t('share.copied'),
    failed: t('share.copyFailed'),
  });
  const { links, newest, error, create, made, isCreating } = useShortLink(tenantId, mediaId, copy);
  const [choosing, setChoosing] = useState(false);
  return (
    <Stack>
      <Text>{t('share.text')}</Text>
      {error !== undefined && <ErrorState error={error} onRetry={create} />}
      {newest && (
        <Group align="flex-end" wrap="nowrap">
          <TextInput
            label={t('share.link')}
            value={newest.shortUrl}
            readOnly
            flex={1}
            onFocus={(event) => event.currentTarget.select()}
            data-autofocus
          />
          <Button
            leftSection={<Icon name="copy" size={18} />}
            onClick={() => void copy(newest.shortUrl)}
          >
            {t('share.copy')}
          </Button>
        </Group>
      )}
      {!newest && isCreating && <Skeleton h={56} aria-label={t('share.preparing')} />}
      <Text role="status" size="sm" c="var(--brand)" mih="1.4em">
        {said}
      </Text>
      {choosing ? (
        <ChosenSlug
          made={made}
          onCancel={() => setChoosing(false)}
          onMade={(url) => {
            setChoosing(false);
            void copy(url);
          }}
        />
      ) : (
        <Group gap="xs">
          <Button size="compact-sm" variant="subtle" loading={isCreating} onClick={create}>
            {t('share.another')}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => setChoosing(true)}>
            {t('links.choose')}
          </Button>
        </Group>
      )}
      {links.length > 0 && (
        <section>
          <Text component="h3" fw={700} fz="md" m={0} mb={4}>
            {t('share.links')}
          </Text>
          <LinkList links={links} copy={copy} say={say} />
        </section>
      )}
    </Stack>
  );
}
