import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter } from 'react-router';
import { App } from '@/app/app';
import { routes } from '@/app/router';
import { createStore } from '@/app/store';
import type { Language } from '@/shared/api/types';
import { preferencesChanged } from '@/shared/preferences/preferences-slice';

/** The whole app at one address, in Korean unless told, as a person meets it. */
export function renderApp(path: string, language: Language | null = 'ko') {
  const created = createStore();
  created.store.dispatch(preferencesChanged({ language }));
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  render(<App {...created} router={router} />);
  return { user: userEvent.setup(), router, ...created };
}
