import { Badge, Group } from '@mantine/core';
import { Link } from 'react-router';
import { useTexts } from '@/shared/i18n/use-texts';

/** The tags of an item; each leads to all that have it. */
export function ItemTags({ tags }: { tags: string[] }) {
  const { t } = useTexts();
  if (tags.length === 0) return null;
  return (
    <Group gap={4} role="list" aria-label={t('tags.title')}>
      {tags.map((tag) => (
        <span key={tag} role="listitem">
          <Badge
            component={Link}
            to={`/library?tag=${encodeURIComponent(tag)}`}
            variant="default"
            size="lg"
            tt="none"
            fw={500}
          >
            {tag}
          </Badge>
        </span>
      ))}
    </Group>
  );
}
