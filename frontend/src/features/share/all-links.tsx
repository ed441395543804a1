import { Button, Skeleton, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useGetLinksQuery } from '@/shared/api/links';
import { useTexts } from '@/shared/i18n/use-texts';
import { Loaded } from '@/shared/ui/loaded';
import { EmptyState } from '@/shared/ui/page-states';
import { useCopy } from '@/shared/ui/use-copy';
import { LinkList } from './link-list';

/** Every link of the account, whatever it leads to. */
export function AllLinks() {
  const { t } = useTexts();
  const query = useGetLinksQuery(undefined, { refetchOnMountOrArgChange: true });
  const { said, say, copy } = useCopy({ done: t('share.copied'), failed: t('share.copyFailed') });
  return (
    <>
      <Text role="status" size="sm" c="var(--brand)" mih="1.4em">
        {said}
      </Text>
      <Loaded query={query} skeleton={<Skeleton h={220} radius="lg" />}>
        {({ links }) =>
          links.length > 0 ? (
            <LinkList links={links} showsItem copy={copy} say={say} />
          ) : (
            <EmptyState
              icon="link"
              title={t('links.empty')}
              text={t('links.emptyText')}
              action={
                <Button component={Link} to="/library">
                  {t('links.toLibrary')}
                </Button>
              }
            />
          )
        }
      </Loaded>
    </>
  );
}
