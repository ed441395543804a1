import { Stack, Title } from '@mantine/core';
import { useSelector } from 'react-redux';
import { NavLink, Outlet } from 'react-router';
import { useTexts } from '@/shared/i18n/use-texts';
import { selectIsOperator } from '@/shared/session/session-slice';
import { ForbiddenState } from '@/shared/ui/page-states';
import { usePageTitle } from '@/shared/ui/use-page-title';
import classes from '../me-layout.module.css';

const PAGES = ['overview', 'tenants', 'orphans', 'launches', 'audit'] as const;
const pathOf = (page: (typeof PAGES)[number]) =>
  page === 'overview' ? '/operations' : `/operations/${page}`;

/** The pages of those who run the platform; to others there is nothing to see. */
export function OperationsLayout() {
  const { t } = useTexts();
  const operator = useSelector(selectIsOperator);
  usePageTitle(t('operations.title'));
  if (!operator) return <ForbiddenState headingOrder={1} />;
  return (
    <Stack gap="lg">
      <Title order={1}>{t('operations.title')}</Title>
      <nav aria-label={t('operations.pages')} className={classes.pages}>
        {PAGES.map((page) => (
          <NavLink key={page} to={pathOf(page)} end={page === 'overview'} className={classes.page}>
            {t(`operations.${page}`)}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </Stack>
  );
}
