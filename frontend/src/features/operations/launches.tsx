import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useAllowLaunchesMutation, useGetLaunchesQuery } from '@/shared/api/operations';
import type { Launches as Switch } from '@/shared/api/types';
import { formatDateTime, formatUsd } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Dialog } from '@/shared/ui/dialog';
import { Facts } from '@/shared/ui/facts';
import { Loaded } from '@/shared/ui/loaded';
import { Section } from '@/shared/ui/section';
import { ReasonForm } from './reason-form';

function SwitchDialog({ allowed, onClose }: { allowed: boolean; onClose: () => void }) {
  const { t } = useTexts();
  const [allow, { isLoading, error }] = useAllowLaunchesMutation();
  return (
    <Dialog title={t(allowed ? 'launches.allowTitle' : 'launches.stopTitle')} onClose={onClose}>
      <ReasonForm
        action={t(allowed ? 'launches.allow' : 'launches.stop')}
        destructive={!allowed}
        busy={isLoading}
        error={error}
        onSubmit={(reason) =>
          void allow({ allowed, reason })
            .unwrap()
            .then(onClose, () => undefined)
        }
        onCancel={onClose}
      >
        <Text>{t('launches.text')}</Text>
      </ReasonForm>
    </Dialog>
  );
}

function State({ launches }: { launches: Switch }) {
  const { t, language } = useTexts();
  const [open, setOpen] = useState(false);
  const { allowed, reason, by, at, ceilings, running, usdPerHour } = launches;
  const usd = (amount: number) => formatUsd(amount, language);
  return (
    <Section
      title={t(allowed ? 'launches.allowed' : 'launches.forbidden')}
      text={t('launches.text')}
    >
      <Stack>
        <Facts
          facts={[
            { name: t('operations.reason'), value: reason },
            { name: t('launches.by'), value: by },
            { name: t('launches.at'), value: at && formatDateTime(at, language) },
            {
              name: t('launches.running'),
              value: t('launches.runningOf', { n: running, max: ceilings.instances }),
            },
            {
              name: t('launches.ceiling'),
              value: t('launches.costOf', { now: usd(usdPerHour), max: usd(ceilings.usdPerHour) }),
            },
          ]}
        />
        <Button
          w="fit-content"
          variant={allowed ? 'outline' : 'filled'}
          color={allowed ? 'var(--bad)' : undefined}
          onClick={() => setOpen(true)}
        >
          {t(allowed ? 'launches.stop' : 'launches.allow')}
        </Button>
      </Stack>
      {open && <SwitchDialog allowed={!allowed} onClose={() => setOpen(false)} />}
    </Section>
  );
}

/** Whether new instances may be launched, and how far. */
export function Launches() {
  const query = useGetLaunchesQuery(undefined, { refetchOnMountOrArgChange: true });
  return (
    <Loaded query={query} skeleton={<Skeleton h={240} radius="lg" />}>
      {(launches) => <State launches={launches} />}
    </Loaded>
  );
}
