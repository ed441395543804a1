import { Button, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useNoticeSeenMutation } from '@/shared/api/account';
import type { Notice } from '@/shared/api/types';
import { formatDateTime } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { ErrorState } from '@/shared/ui/page-states';

/** Something about the account's safety that its owner has not acknowledged yet. */
export function SecurityNotice({ notice }: { notice: Notice }) {
  const { t, language } = useTexts();
  const [seen, { isLoading, error }] = useNoticeSeenMutation();
  return (
    <Stack gap="xs">
      <Text>{t(`notice.${notice.kind}`, { date: formatDateTime(notice.at, language) })}</Text>
      {error && <ErrorState error={error} />}
      <Group gap="xs">
        <Button component={Link} to="/me/security" size="sm">
          {t('notice.check')}
        </Button>
        <Button
          size="sm"
          variant="default"
          loading={isLoading}
          onClick={() => void seen(notice.id)}
        >
          {t('notice.seen')}
        </Button>
      </Group>
    </Stack>
  );
}
