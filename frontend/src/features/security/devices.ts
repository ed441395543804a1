import type { Device } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import type { IconName } from '@/shared/ui/icons';

export const DEVICE_ICONS: Record<Device['kind'], IconName> = {
  DESKTOP: 'desktop',
  PHONE: 'phone',
  TABLET: 'tablet',
  OTHER: 'desktop',
};

/** What a device is called: as much of it as is known. */
export function useDeviceName() {
  const { t } = useTexts();
  return ({ browser, os }: Device) =>
    browser && os
      ? t('sessions.device', { browser, os })
      : (browser ?? os ?? t('sessions.unknown'));
}
