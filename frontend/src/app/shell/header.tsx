import { Button, Group } from '@mantine/core';
import { useDispatch } from 'react-redux';
import { Link, useLocation } from 'react-router';
import { useTexts } from '@/shared/i18n/use-texts';
import { preferencesChanged } from '@/shared/preferences/preferences-slice';
import { Icon } from '@/shared/ui/icons';
import classes from './shell.module.css';

function LanguageButton() {
  const { language } = useTexts();
  const dispatch = useDispatch();
  const other = language === 'ko' ? 'en' : 'ko';
  return (
    <Button
      variant="subtle"
      size="sm"
      px="xs"
      lang={other}
      onClick={() => dispatch(preferencesChanged({ language: other }))}
    >
      {other === 'ko' ? '한국어' : 'English'}
    </Button>
  );
}

export function Header({ signedIn }: { signedIn: boolean }) {
  const { t } = useTexts();
  const { pathname } = useLocation();
  return (
    <header className={classes.header}>
      <Link to="/" className={classes.logo}>
        <img src="/favicon.svg" alt="" width={30} height={30} />
        PTSD.ly
      </Link>
      <Group gap="xs" wrap="nowrap">
        <LanguageButton />
        {signedIn ? (
          <Button
            component={Link}
            to="/me"
            variant="default"
            size="sm"
            leftSection={<Icon name="person" size={18} />}
            className={classes.wide}
          >
            {t('nav.me')}
          </Button>
        ) : (
          <>
            <Button
              component={Link}
              to="/plans"
              variant="subtle"
              size="sm"
              className={classes.wide}
            >
              {t('nav.plans')}
            </Button>
            {pathname !== '/login' && (
              <Button component={Link} to="/login" size="sm">
                {t('nav.signIn')}
              </Button>
            )}
          </>
        )}
      </Group>
    </header>
  );
}
