import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';
import { useCopy } from '@/shared/ui/use-copy';
import { outsideAddress } from './in-app';

/** Inside an app Google refuses to sign people in: the way out to a browser, or the address to take along. */
export function InAppNotice() {
  const { t } = useTexts();
  const { said, copy } = useCopy({
    done: t('login.addressCopied'),
    failed: t('login.addressNotCopied'),
  });
  const outside = outsideAddress(navigator.userAgent, location.href);
  return (
    <Alert role="note" variant="default" icon={<Icon name="open" />}>
      <Stack gap="xs">
        <Text size="sm">{t('login.inApp')}</Text>
        <Group gap="xs">
          {outside && (
            <Button component="a" href={outside} size="sm">
              {t('login.outside')}
            </Button>
          )}
          <Button
            size="sm"
            variant="default"
            leftSection={<Icon name="copy" size={18} />}
            onClick={() => void copy(location.href)}
          >
            {t('login.copyAddress')}
          </Button>
        </Group>
        <Text role="status" size="sm">
          {said}
        </Text>
      </Stack>
    </Alert>
  );
}
