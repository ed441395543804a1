import { Button, Group, Skeleton, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useSelector } from 'react-redux';
import { useCreateLinkMutation, useGetLinksQuery } from '@/shared/api/links';
import type { MediaItem, ShortLink } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { selectPreferences } from '@/shared/preferences/preferences-slice';
import { Icon } from '@/shared/ui/icons';
import { Loaded } from '@/shared/ui/loaded';
import { ErrorState } from '@/shared/ui/page-states';
import { useCopy } from '@/shared/ui/use-copy';
import { useNow } from '@/shared/ui/use-now';
import { inDays, stateOf } from './link-times';

interface ShareManyProps {
  tenantId: string;
  items: MediaItem[];
}

/** One link after the other, for those that have none; what was made stays when one cannot be. */
function useMissingLinks(tenantId: string) {
  const { linkDays } = useSelector(selectPreferences);
  const [createLink] = useCreateLinkMutation();
  const [making, setMaking] = useState(false);
  const [error, setError] = useState<unknown>();

  async function make(items: MediaItem[]) {
    const expiresAt = inDays(linkDays, Date.now());
    for (const { id } of items) await createLink({ tenantId, mediaId: id, expiresAt }).unwrap();
  }

  return {
    making,
    error,
    make: (items: MediaItem[]) => {
      setMaking(true);
      setError(undefined);
      void make(items)
        .catch(setError)
        .finally(() => setMaking(false));
    },
  };
}

function Links({ tenantId, items, links }: ShareManyProps & { links: ShortLink[] }) {
  const { t } = useTexts();
  const now = useNow(false);
  const { making, error, make } = useMissingLinks(tenantId);
  const { said, copy } = useCopy({ done: t('share.copied'), failed: t('share.copyFailed') });
  const urlOf = ({ id }: MediaItem) =>
    links.find((link) => link.mediaId === id && stateOf(link, now) === 'OPEN')?.shortUrl;
  const missing = items.filter((item) => item.shareable && !urlOf(item));
  const lines = items.flatMap((item) => {
    const url = urlOf(item);
    return url ? `${item.title}\n${url}` : [];
  });
  return (
    <Stack>
      {missing.length > 0 && (
        <Button loading={making} onClick={() => make(missing)}>
          {t('share.makeMany', { n: missing.length })}
        </Button>
      )}
      {error !== undefined && <ErrorState error={error} />}
      {lines.length > 0 && (
        <>
          <Textarea
            label={t('share.links')}
            value={lines.join('\n\n')}
            readOnly
            rows={8}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Group justify="flex-end">
            <Button
              variant="default"
              leftSection={<Icon name="copy" size={18} />}
              onClick={() => void copy(lines.join('\n\n'))}
            >
              {t('share.copyMany')}
            </Button>
          </Group>
        </>
      )}
      {lines.length + missing.length === 0 && <Text>{t('share.notYet')}</Text>}
      <Text role="status" size="sm" c="var(--brand)" mih="1.4em">
        {said}
      </Text>
    </Stack>
  );
}

/** A short link for each of several items: those that there are, and new ones when they are asked for. */
export function ShareMany(props: ShareManyProps) {
  const { t } = useTexts();
  const query = useGetLinksQuery(undefined, { refetchOnMountOrArgChange: true });
  return (
    <>
      <Text>{t('share.textMany')}</Text>
      <Loaded query={query} skeleton={<Skeleton h={160} radius="md" />}>
        {({ links }) => <Links {...props} links={links} />}
      </Loaded>
    </>
  );
}
