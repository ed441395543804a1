import { Alert, Checkbox, List, Stack, Text } from '@mantine/core';
import type { Exceeded } from '@/shared/api/types';
import { formatBytes, formatExcess } from '@/shared/format/format';
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
  const amounts = ({ limit, used, allowed }: Exceeded) =>
    limit === 'maxHeight'
      ? {
          used: t('change.height', { height: used }),
          allowed: t('change.height', { height: allowed }),
        }
      : {
          used: formatExcess(used, allowed, language),
          allowed: formatBytes(allowed, language),
        };
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
                ...amounts(item),
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
