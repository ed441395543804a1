import { createBrowserRouter, type RouteObject } from 'react-router';
import { Crash } from './crash';
import { NotFoundPage } from './not-found-page';
import { RequireSession } from './require-session';
import { Shell } from './shell/shell';

export const routes: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <Crash />,
    hydrateFallbackElement: <></>,
    children: [
      {
        index: true,
        lazy: async () => ({ Component: (await import('./pages/home-page')).HomePage }),
      },
      {
        path: 'login',
        lazy: async () => ({
          Component: (await import('@/features/session/login-page')).LoginPage,
        }),
      },
      {
        path: 'plans',
        lazy: async () => ({ Component: (await import('./pages/plans-page')).PlansPage }),
      },
      {
        element: <RequireSession />,
        children: [
          {
            path: 'server',
            lazy: async () => ({ Component: (await import('./pages/server-page')).ServerPage }),
          },
          {
            path: 'library',
            lazy: async () => ({ Component: (await import('./pages/library-page')).LibraryPage }),
          },
          {
            path: 'watch/:mediaId',
            lazy: async () => ({ Component: (await import('./pages/watch-page')).WatchPage }),
          },
          {
            path: 'me',
            lazy: async () => ({
              Component: (await import('@/features/profile/profile-page')).ProfilePage,
            }),
          },
        ],
      },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];

export const createRouter = () => createBrowserRouter(routes);
