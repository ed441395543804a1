import { Anchor, Stack } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { TenantDetail } from '@/features/operations/tenant-detail';
import { Why } from '@/features/operations/why';
import { ProvisioningSteps } from '@/features/server/provisioning-steps';
import { useTexts } from '@/shared/i18n/use-texts';

export function TenantPage() {
  const { t } = useTexts();
  const { tenantId = '' } = useParams();
  return (
    <Stack>
      <Anchor component={Link} to="/operations/tenants" c="var(--brand)" w="fit-content">
        {t('tenant.back')}
      </Anchor>
      <TenantDetail
        key={tenantId}
        tenantId={tenantId}
        stepsOf={(steps) => (
          <ProvisioningSteps steps={steps} noteOf={(step) => <Why {...step} />} />
        )}
      />
    </Stack>
  );
}
