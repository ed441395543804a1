import { ActionIcon, Anchor, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { CollectionOf } from '@/shared/api/collections';
import type { MediaItem } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon, type IconName } from '@/shared/ui/icons';
import { Poster } from '@/shared/ui/poster';
import { StateBadge } from '@/shared/ui/state-badge';
import rows from '@/shared/ui/rows.module.css';
import { useCollectionCommands } from './use-collection-commands';
import { addressIn } from './use-watch-through';

interface CollectionEntriesProps {
  of: CollectionOf;
  items: MediaItem[];
  readOnly: boolean;
}

interface CommandProps {
  icon: IconName;
  label: string;
  disabled?: boolean;
  onClick: () => void;
}

function Command({ icon, label, disabled, onClick }: CommandProps) {
  return (
    <ActionIcon
      variant="default"
      size={36}
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} size={18} />
    </ActionIcon>
  );
}

interface ArrangeProps extends Omit<CollectionEntriesProps, 'readOnly'> {
  item: MediaItem;
  at: number;
}

function Arrange({ of, items, item, at }: ArrangeProps) {
  const { t } = useTexts();
  const commands = useCollectionCommands(of);
  const { title } = item;
  const moveBefore = (other: number) => commands.place(item, items[other]?.id ?? null);
  return (
    <Group gap="xs" wrap="nowrap">
      <Command
        icon="up"
        label={t('collections.up', { title })}
        disabled={at === 0}
        onClick={() => moveBefore(at - 1)}
      />
      <Command
        icon="down"
        label={t('collections.down', { title })}
        disabled={at === items.length - 1}
        onClick={() => moveBefore(at + 2)}
      />
      <Command
        icon="cross"
        label={t('collections.takeOut', { title })}
        onClick={() => commands.takeOut(item, items[at + 1]?.id ?? null)}
      />
    </Group>
  );
}

/** The items of a collection in their order. */
export function CollectionEntries({ of, items, readOnly }: CollectionEntriesProps) {
  const { t } = useTexts();
  return (
    <ol className={rows.entries} aria-label={t('collections.items')}>
      {items.map((item, at) => (
        <li key={item.id}>
          <div className={rows.poster}>
            <Poster item={item} />
          </div>
          <div className={rows.what}>
            <Anchor component={Link} to={addressIn(of.id, item.id)} c="inherit" lineClamp={2}>
              <Text span fw={600}>
                {item.title}
              </Text>
            </Anchor>
            {item.state !== 'READY' && <StateBadge state={item.state} />}
          </div>
          {!readOnly && <Arrange of={of} items={items} item={item} at={at} />}
        </li>
      ))}
    </ol>
  );
}
