import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useDispatch, useSelector } from 'react-redux';
import { useChangeAccountMutation } from '@/shared/api/account';
import { useTexts } from '@/shared/i18n/use-texts';
import {
  preferencesChanged,
  selectPreferences,
  type Theme,
} from '@/shared/preferences/preferences-slice';

/** Language and theme: kept by this browser, the language by the account too. */
export function DisplaySettings() {
  const { t, language } = useTexts();
  const dispatch = useDispatch();
  const { theme } = useSelector(selectPreferences);
  const [change] = useChangeAccountMutation();

  function speak(chosen: string) {
    const locale = chosen === 'ko' ? 'ko' : 'en';
    dispatch(preferencesChanged({ language: locale }));
    void change({ locale });
  }

  return (
    <Stack>
      <Group justify="space-between">
        <Text id="language-label">{t('common.language')}</Text>
        <SegmentedControl
          aria-labelledby="language-label"
          value={language}
          onChange={speak}
          data={[
            { value: 'ko', label: '한국어' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Group>
      <Group justify="space-between">
        <Text id="theme-label">{t('common.theme')}</Text>
        <SegmentedControl
          aria-labelledby="theme-label"
          value={theme}
          onChange={(chosen) => dispatch(preferencesChanged({ theme: chosen as Theme }))}
          data={(['auto', 'light', 'dark'] as const).map((value) => ({
            value,
            label: t(`theme.${value}`),
          }))}
        />
      </Group>
    </Stack>
  );
}
