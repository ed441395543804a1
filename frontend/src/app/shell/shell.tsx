import { Container } from '@mantine/core';
import { useEffect } from 'react';
import { useDispatch, useSelector } from 'react-redux';
import { Outlet } from 'react-router';
import { UploadDrawer } from '@/features/upload/upload-drawer';
import { useTexts } from '@/shared/i18n/use-texts';
import { preferencesChanged, selectPreferences } from '@/shared/preferences/preferences-slice';
import { useGetAccountQuery } from '@/shared/api/account';
import { selectSessionStatus } from '@/shared/session/session-slice';
import { useOnline } from '@/shared/ui/use-online';
import { Header } from './header';
import { BottomNav, SideNav } from './nav';
import classes from './shell.module.css';

/** A browser that never chose a language speaks the account's. */
function useAccountLanguage(signedIn: boolean) {
  const { data: account } = useGetAccountQuery(undefined, { skip: !signedIn });
  const { language } = useSelector(selectPreferences);
  const dispatch = useDispatch();
  useEffect(() => {
    if (account && !language) dispatch(preferencesChanged({ language: account.locale }));
  }, [account, language, dispatch]);
}

export function Shell() {
  const { t } = useTexts();
  const online = useOnline();
  const signedIn = useSelector(selectSessionStatus) === 'signed-in';
  useAccountLanguage(signedIn);

  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        {t('common.skip')}
      </a>
      <Header signedIn={signedIn} />
      <div role="status">
        {!online && <div className={classes.offline}>{t('common.offline')}</div>}
      </div>
      <div className={classes.columns}>
        {signedIn && <SideNav />}
        <main id="content" tabIndex={-1} className={classes.main}>
          <Container size="lg" py="lg" px="md">
            <Outlet />
          </Container>
        </main>
      </div>
      <footer className={classes.footer}>{t('common.footer')}</footer>
      {signedIn && <UploadDrawer />}
      {signedIn && <BottomNav />}
    </div>
  );
}
