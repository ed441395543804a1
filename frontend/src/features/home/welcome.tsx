import { Button, Card, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '@/shared/i18n/use-texts';
import { Columns } from '@/shared/ui/columns';
import { Icon } from '@/shared/ui/icons';
import classes from './home.module.css';

const STEPS = [
  { icon: 'person', title: 'home.step1', text: 'home.step1Text' },
  { icon: 'server', title: 'home.step2', text: 'home.step2Text' },
  { icon: 'share', title: 'home.step3', text: 'home.step3Text' },
] as const;

function Pitch() {
  const { t } = useTexts();
  return (
    <section className={classes.promise}>
      <Title order={1} className={classes.headline}>
        {t('home.title')}
      </Title>
      <Text size="lg" maw={560} mx="auto">
        {t('home.promise')}
      </Text>
      <Button component={Link} to="/login?returnTo=%2Fplans" size="lg" mt="md">
        {t('home.start')}
      </Button>
      <Group gap={6} justify="center" c="var(--quiet)">
        <Icon name="check" size={18} />
        <Text>{t('home.friends')}</Text>
      </Group>
    </section>
  );
}

/** The main page for those who do not know us yet; `prices` are the plans. */
export function Welcome({ prices }: { prices: ReactNode }) {
  const { t } = useTexts();
  return (
    <Stack gap={56}>
      <Pitch />
      <section>
        <Title order={2} mb="md">
          {t('home.stepsTitle')}
        </Title>
        <Columns sm={3} component="ol" className={classes.steps}>
          {STEPS.map(({ icon, title, text }, index) => (
            <Card key={title} component="li" radius="lg" p="lg" withBorder>
              <ThemeIcon size={44} radius="md" variant="light">
                <Icon name={icon} size={24} />
              </ThemeIcon>
              <Title order={3} size="h4" mt="sm">{`${index + 1}. ${t(title)}`}</Title>
              <Text c="var(--quiet)">{t(text)}</Text>
            </Card>
          ))}
        </Columns>
      </section>
      <section>
        <Title order={2} mb="md">
          {t('home.pricesTitle')}
        </Title>
        {prices}
      </section>
    </Stack>
  );
}
