import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';

interface ExportLinkProps {
  variant?: 'filled' | 'default';
}

/** To all that was uploaded. */
export function ExportLink({ variant = 'default' }: ExportLinkProps) {
  const { t } = useTexts();
  return (
    <Button
      component={Link}
      to="/server/export"
      variant={variant}
      leftSection={<Icon name="download" size={18} />}
    >
      {t('cancelling.export')}
    </Button>
  );
}
