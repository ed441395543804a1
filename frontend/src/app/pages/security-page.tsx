import { Stack } from '@mantine/core';
import { SecurityLog } from '@/features/security/security-log';
import { Sessions } from '@/features/security/sessions';
import { useTexts } from '@/shared/i18n/use-texts';
import { Section } from '@/shared/ui/section';

export function SecurityPage() {
  const { t } = useTexts();
  return (
    <Stack gap="lg">
      <Section title={t('sessions.title')} text={t('sessions.text')}>
        <Sessions />
      </Section>
      <Section title={t('events.title')} text={t('events.text')}>
        <SecurityLog />
      </Section>
    </Stack>
  );
}
