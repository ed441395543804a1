import { Alert, Checkbox, List, Stack, Text } from '@mantine/core';
import type { Exceeded } from '@/shared/api/types';
import { formatBytes } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';

interface ExceededLimitsProps {
  exceeds: Exceeded[];
  accepted: boolean;
  onAccept: (accepted: boolean) => void;
}

/** What does not fit into the plan that is wanted: to be seen and accepted before it is taken. */
export function ExceededLimits({ exceeds, accepted, onAccept }: ExceededLimitsProps) {
  const { t, language } = useTexts();
  const amount = ({ limit }: Exceeded, n: number) =>
    limit === 'maxHeight' ? t('change.height', { height: n }) : formatBytes(n, language);
  return (
    <Alert
      role="alert"
      color="orange"
      variant="default"
      icon={<Icon name="alert" />}
      title={t('change.exceedsTitle')}
    >
      <Stack gap="sm">
        <List spacing={4}>
          {exceeds.map((item) => (
            <List.Item key={item.limit}>
              {t('change.exceeds', {
                limit: t(`change.${item.limit}`),
                used: amount(item, item.used),
                allowed: amount(item, item.allowed),
              })}
            </List.Item>
          ))}
        </List>
        <Text size="sm">{t('change.exceedsText')}</Text>
        <Checkbox
          label={t('change.accept')}
          checked={accepted}
          onChange={(event) => onAccept(event.currentTarget.checked)}
        />
      </Stack>
    </Alert>
  );
}
