import { ActionIcon, Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useRevokeLinkMutation } from '@/shared/api/links';
import type { ShortLink } from '@/shared/api/types';
import { formatDateTime } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';
import { ErrorState } from '@/shared/ui/page-states';
import classes from './share.module.css';
import { useCopy } from '@/shared/ui/use-copy';
import { useShortLink } from './use-short-link';

function LinkRow({
  link,
  onCopy,
  onRevoke,
}: {
  link: ShortLink;
  onCopy: () => void;
  onRevoke: () => void;
}) {
  const { t, language } = useTexts();
  const lastVisit = link.lastVisitAt
    ? t('share.lastVisit', { date: formatDateTime(link.lastVisitAt, language) })
    : t('share.neverVisited');
  return (
    <li className={classes.link}>
      <div>
        <Text fw={600} size="sm">
          {link.shortUrl.replace(/^https?:\/\//, '')}
        </Text>
        <Text
          size="sm"
          c="var(--quiet)"
        >{`${t('share.visits', { n: link.visits })} · ${lastVisit}`}</Text>
      </div>
      <Group gap={4} wrap="nowrap">
        <ActionIcon
          variant="subtle"
          size={36}
          aria-label={`${t('share.copy')}: ${link.shortUrl}`}
          onClick={onCopy}
        >
          <Icon name="copy" size={18} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="red"
          size={36}
          aria-label={t('share.revokeOf', { url: link.shortUrl })}
          onClick={onRevoke}
        >
          <Icon name="trash" size={18} />
        </ActionIcon>
      </Group>
    </li>
  );
}

/** Makes the short link at once, copies it, and lists all links of the item. */
export function ShareDialog({ tenantId, mediaId }: { tenantId: string; mediaId: string }) {
  const { t, explain } = useTexts();
  const { said, say, copy } = useCopy({
    done: t('share.copied'),
    failed: t('share.copyFailed'),
  });
  const { links, newest, error, create, isCreating } = useShortLink(tenantId, mediaId, copy);
  const [revoke] = useRevokeLinkMutation();

  const turnOff = (link: ShortLink) =>
    revoke(link.slug)
      .unwrap()
      .then(
        () => say(t('share.revoked')),
        (problem: unknown) => say(explain(problem)),
      );

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
      {links.length > 0 && (
        <section>
          <Group justify="space-between" mb={4}>
            <Text component="h3" fw={700} fz="md" m={0}>
              {t('share.links')}
            </Text>
            <Button size="compact-sm" variant="subtle" loading={isCreating} onClick={create}>
              {t('share.another')}
            </Button>
          </Group>
          <ul className={classes.links}>
            {links.map((link) => (
              <LinkRow
                key={link.slug}
                link={link}
                onCopy={() => void copy(link.shortUrl)}
                onRevoke={() => void turnOff(link)}
              />
            ))}
          </ul>
        </section>
      )}
      {links.length === 0 && !newest && !isCreating && error === undefined && (
        <Button variant="light" onClick={create}>
          {t('share.another')}
        </Button>
      )}
    </Stack>
  );
}
