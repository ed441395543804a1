import { Button } from '@mantine/core';
import { useTexts } from '@/shared/i18n/use-texts';

interface MoreButtonProps {
  loading: boolean;
  onClick: () => void;
}

/** Asks for the next page of a list. */
export function MoreButton(props: MoreButtonProps) {
  const { t } = useTexts();
  return (
    <Button variant="default" w="fit-content" {...props}>
      {t('common.more')}
    </Button>
  );
}
