import { Button, Container } from '@mantine/core';
import { useTexts } from '@/shared/i18n/use-texts';
import { EmptyState } from '@/shared/ui/page-states';

/** The page of last resort: a page threw, or its code could not be loaded. */
export function Crash() {
  const { t } = useTexts();
  return (
    <Container size="sm" py="xl" component="main">
      <EmptyState
        headingOrder={1}
        icon="alert"
        title={t('crash.title')}
        text={t('crash.text')}
        action={<Button onClick={() => location.reload()}>{t('crash.reload')}</Button>}
      />
    </Container>
  );
}
