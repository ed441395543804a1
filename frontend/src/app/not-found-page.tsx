import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useTexts } from '@/shared/i18n/use-texts';
import { EmptyState } from '@/shared/ui/page-states';
import { usePageTitle } from '@/shared/ui/use-page-title';

export function NotFoundPage() {
  const { t } = useTexts();
  usePageTitle(t('notFound.title'));
  return (
    <EmptyState
      headingOrder={1}
      icon="search"
      title={t('notFound.title')}
      text={t('notFound.text')}
      action={
        <Button component={Link} to="/">
          {t('notFound.home')}
        </Button>
      }
    />
  );
}
