import { ActionIcon, Menu } from '@mantine/core';
import type { MediaItem } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';

interface ItemMenuProps {
  item: MediaItem;
  onEdit: () => void;
  onMark: (watched: boolean) => void;
  onRemove: () => void;
}

/** What can be done with one item. */
export function ItemMenu({ item, onEdit, onMark, onRemove }: ItemMenuProps) {
  const { t } = useTexts();
  return (
    <Menu position="bottom-end" returnFocus hideDetached={false}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t('library.more', { title: item.title })}
        >
          <Icon name="more" strokeWidth={3} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="edit" size={16} />} onClick={onEdit}>
          {t('library.rename')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="check" size={16} />}
          onClick={() => onMark(!item.watched)}
        >
          {t(item.watched ? 'library.markUnwatched' : 'library.markWatched')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="trash" size={16} />} c="var(--bad)" onClick={onRemove}>
          {t('library.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
