import { Container } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';
import { useDispatch, useSelector } from 'react-redux';
import { Outlet } from 'react-router';
import { SessionEnded } from '@/features/session/session-ended';
import { UploadDrawer } from '@/features/upload/upload-drawer';
import { selectQueue } from '@/features/upload/uploads-slice';
import { useTexts } from '@/shared/i18n/use-texts';
import { preferencesChanged, selectPreferences } from '@/shared/preferences/preferences-slice';
import { useGetAccountQuery } from '@/shared/api/account';
import type { Account } from '@/shared/api/types';
import { selectInSession, selectSession } from '@/shared/session/session-slice';
import { useToast } from '@/shared/ui/toasts';
import { useOnline } from '@/shared/ui/use-online';
import { Header } from './header';
import { BottomNav, SideNav } from './nav';
import classes from './shell.module.css';

const AccountBanners = lazy(async () => ({
  default: (await import('./account-banners')).AccountBanners,
}));

/** A browser that never chose a language speaks the account's. */
function useAccountLanguage(account: Account | undefined) {
  const { language } = useSelector(selectPreferences);
  const dispatch = useDispatch();
  useEffect(() => {
    if (account && !language) dispatch(preferencesChanged({ language: account.locale }));
  }, [account, language, dispatch]);
}

/** Says why the pages of this tab went away by themselves. */
function useWordOfOtherTab(leftElsewhere: boolean) {
  const { t } = useTexts();
  const toast = useToast();
  useEffect(() => {
    if (leftElsewhere) toast({ text: t('session.leftElsewhere') });
  }, [leftElsewhere, toast, t]);
}

export function Shell() {
  const { t } = useTexts();
  const online = useOnline();
  const { status, leftElsewhere } = useSelector(selectSession);
  const signedIn = useSelector(selectInSession);
  const uploadsWait = useSelector(selectQueue).some(({ state }) => state === 'held');
  const { data: account } = useGetAccountQuery(undefined, { skip: !signedIn });
  const isTold = account && (account.notices.length > 0 || account.deletesAt !== null);
  useAccountLanguage(account);
  useWordOfOtherTab(leftElsewhere);

  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        {t('common.skip')}
      </a>
      <Header signedIn={signedIn} />
      <div role="status">
        {!online && <div className={classes.offline}>{t('common.offline')}</div>}
      </div>
      {status === 'expired' && <SessionEnded waiting={uploadsWait} />}
      <div className={classes.columns}>
        {signedIn && <SideNav />}
        <main id="content" tabIndex={-1} className={classes.main}>
          <Container size="lg" py="lg" px="md">
            {isTold && (
              <Suspense>
                <AccountBanners account={account} />
              </Suspense>
            )}
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
