import { Stack } from '@mantine/core';
import { Logins } from '@/features/logins/logins';
import { DisplaySettings } from '@/features/profile/display-settings';
import { Profile } from '@/features/profile/profile';
import { SignOut } from '@/features/profile/sign-out';
import { useTexts } from '@/shared/i18n/use-texts';
import { Section } from '@/shared/ui/section';

export function ProfilePage() {
  const { t } = useTexts();
  return (
    <Stack gap="lg">
      <Section title={t('me.profile')}>
        <Profile />
      </Section>
      <Section title={t('logins.title')} text={t('logins.text')}>
        <Logins />
      </Section>
      <Section title={t('me.settings')}>
        <DisplaySettings />
      </Section>
      <SignOut />
    </Stack>
  );
}
