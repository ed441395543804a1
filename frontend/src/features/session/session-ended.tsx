import { Button, Group, Text } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';
import classes from './session-ended.module.css';

/**
 * The session ran out while a page was in use. The page stays as it is; signing in leads back to it. While
 * something would be lost by leaving (`waiting`), the way to sign in opens in a tab of its own, and this one goes
 * on as soon as somebody is there again.
 */
export function SessionEnded({ waiting }: { waiting: boolean }) {
  const { t } = useTexts();
  const { pathname, search, hash } = useLocation();
  if (pathname.startsWith('/login')) return null;
  const signIn = `/login?returnTo=${encodeURIComponent(pathname + search + hash)}`;
  const look = { size: 'sm', variant: 'white', color: 'dark' } as const;
  return (
    <Group role="alert" className={classes.banner} justify="space-between" gap="sm">
      <Group gap="sm" wrap="nowrap" flex="1 1 16rem">
        <Icon name="lock" />
        <Text>{t(waiting ? 'session.endedWaiting' : 'session.ended')}</Text>
      </Group>
      {waiting ? (
        <Button component="a" href={signIn} target="_blank" rel="noopener" {...look}>
          {t('session.signInNewTab')}
        </Button>
      ) : (
        <Button component={Link} to={signIn} {...look}>
          {t('session.signIn')}
        </Button>
      )}
    </Group>
  );
}
