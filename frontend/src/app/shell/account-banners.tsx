import { Alert, Stack } from '@mantine/core';
import { DeletionBanner } from '@/features/account-data/deletion-banner';
import { SecurityNotice } from '@/features/notices/security-notice';
import type { Account } from '@/shared/api/types';
import { Icon } from '@/shared/ui/icons';

const LOOK = { variant: 'default', radius: 'lg' } as const;

/** What the owner of the account has to know on every page. */
export function AccountBanners({ account }: { account: Account }) {
  return (
    <Stack gap="sm" mb="lg">
      {account.notices.map((notice) => (
        <Alert key={notice.id} role="alert" color="red" icon={<Icon name="shield" />} {...LOOK}>
          <SecurityNotice notice={notice} />
        </Alert>
      ))}
      {account.deletesAt && (
        <Alert role="alert" color="orange" icon={<Icon name="alert" />} {...LOOK}>
          <DeletionBanner deletesAt={account.deletesAt} />
        </Alert>
      )}
    </Stack>
  );
}
