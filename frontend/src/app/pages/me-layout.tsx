import { Stack, Title } from '@mantine/core';
import { NavLink, Outlet } from 'react-router';
import { useTexts } from '@/shared/i18n/use-texts';
import { usePageTitle } from '@/shared/ui/use-page-title';
import classes from './me-layout.module.css';

const PAGES = [
  { to: '/me', text: 'me.profile' },
  { to: '/me/security', text: 'me.security' },
  { to: '/me/data', text: 'me.data' },
] as const;

/** My page: three pages below one heading. */
export function MeLayout() {
  const { t } = useTexts();
  usePageTitle(t('me.title'));
  return (
    <Stack gap="lg" maw={720} mx="auto">
      <Title order={1}>{t('me.title')}</Title>
      <nav aria-label={t('me.pages')} className={classes.pages}>
        {PAGES.map(({ to, text }) => (
          <NavLink key={to} to={to} end className={classes.page}>
            {t(text)}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </Stack>
  );
}
