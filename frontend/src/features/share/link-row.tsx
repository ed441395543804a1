import { ActionIcon, Badge, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { ShortLink } from '@/shared/api/types';
import { formatDateTime } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon, type IconName } from '@/shared/ui/icons';
import { useNow } from '@/shared/ui/use-now';
import { stateOf, type LinkState } from './link-times';
import classes from './share.module.css';

const COLORS: Record<LinkState, string> = {
  OPEN: 'teal',
  SCHEDULED: 'indigo',
  EXPIRED: 'gray',
  USED_UP: 'yellow',
  DISABLED: 'gray',
};

interface LinkRowProps {
  link: ShortLink;
  /** Where links of several items stand together. */
  showsItem?: boolean;
  onCopy: () => void;
  onSettings: () => void;
  onQr: () => void;
  onToggle: () => void;
  onRevoke: () => void;
}

function Action(props: { icon: IconName; label: string; color?: string; onClick: () => void }) {
  return (
    <ActionIcon
      variant="subtle"
      size={36}
      color={props.color}
      aria-label={props.label}
      title={props.label}
      onClick={props.onClick}
    >
      <Icon name={props.icon} size={18} />
    </ActionIcon>
  );
}

/** What is known of a link, in one line. */
function useFacts(link: ShortLink) {
  const { t, language } = useTexts();
  const at = (instant: string) => ({ date: formatDateTime(instant, language) });
  const facts = [
    link.startsAt && t('links.startsAt', at(link.startsAt)),
    link.expiresAt && t('links.endsAt', at(link.expiresAt)),
    link.maxViewers === null
      ? t('links.viewers', { n: link.viewers })
      : t('links.viewersOf', { n: link.viewers, most: link.maxViewers }),
    t('share.visits', { n: link.visits }),
    link.lastVisitAt ? t('share.lastVisit', at(link.lastVisitAt)) : t('share.neverVisited'),
  ];
  return facts.filter(Boolean).join(' · ');
}

export function LinkRow(props: LinkRowProps) {
  const { link } = props;
  const { t } = useTexts();
  const state = stateOf(link, useNow(false));
  const facts = useFacts(link);
  const url = link.shortUrl;
  return (
    <li className={classes.link}>
      <div>
        {props.showsItem && <Text fw={700}>{link.title ?? link.itemTitle}</Text>}
        <Group gap="xs">
          <Text fw={600} size="sm">
            {url.replace(/^https?:\/\//, '')}
          </Text>
          <Badge variant="dot" color={COLORS[state]} tt="none">
            {t(`links.state.${state}`)}
          </Badge>
          {link.hasPassword && (
            <Badge variant="default" tt="none" leftSection={<Icon name="lock" size={12} />}>
              {t('links.locked')}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="var(--quiet)">
          {facts}
        </Text>
        {link.note && <Text size="sm">{link.note}</Text>}
      </div>
      <Group gap={4} wrap="nowrap">
        <Action icon="copy" label={`${t('share.copy')}: ${url}`} onClick={props.onCopy} />
        <ActionIcon
          component={Link}
          to={`/links/${link.slug}/statistics`}
          variant="subtle"
          size={36}
          aria-label={t('statistics.of', { name: url })}
          title={t('statistics.title')}
        >
          <Icon name="chart" size={18} />
        </ActionIcon>
        <Action icon="qr" label={t('links.qrOf', { url })} onClick={props.onQr} />
        <Action icon="settings" label={t('links.settingsOf', { url })} onClick={props.onSettings} />
        <Action
          icon={link.enabled ? 'pause' : 'play'}
          label={t(link.enabled ? 'links.disable' : 'links.enable', { url })}
          onClick={props.onToggle}
        />
        <Action
          icon="trash"
          color="red"
          label={t('share.revokeOf', { url })}
          onClick={props.onRevoke}
        />
      </Group>
    </li>
  );
}
