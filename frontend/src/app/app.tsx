import { MantineProvider } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { Provider, useSelector } from 'react-redux';
import { RouterProvider, type DataRouter } from 'react-router';
import type { Persistor } from 'redux-persist';
import { PersistGate } from 'redux-persist/integration/react';
import { i18n, preferredLanguage } from '@/shared/i18n/i18n';
import { selectPreferences } from '@/shared/preferences/preferences-slice';
import { accessToken } from '@/shared/session/access-token';
import { ToastProvider } from '@/shared/ui/toasts';
import type { createStore } from './store';
import { theme } from './theme';

/** Language and theme follow the preferences, wherever they are changed. */
function Appearance({ children }: { children: ReactNode }) {
  const { language, theme: choice } = useSelector(selectPreferences);

  useEffect(() => {
    void i18n.changeLanguage(language ?? preferredLanguage());
  }, [language]);

  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      forceColorScheme={choice === 'auto' ? undefined : choice}
      // theme.css has them: the policy lets no script write a style element
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <ToastProvider>{children}</ToastProvider>
    </MantineProvider>
  );
}

interface AppProps {
  store: ReturnType<typeof createStore>['store'];
  persistor: Persistor;
  router: DataRouter;
}

export function App({ store, persistor, router }: AppProps) {
  useEffect(() => {
    const ask = () => void accessToken.token();
    ask();
    window.addEventListener('online', ask);
    return () => window.removeEventListener('online', ask);
  }, []);

  return (
    <Provider store={store}>
      <PersistGate persistor={persistor}>
        <I18nextProvider i18n={i18n}>
          <Appearance>
            <RouterProvider router={router} />
          </Appearance>
        </I18nextProvider>
      </PersistGate>
    </Provider>
  );
}
