import { createBrowserRouter, type RouteObject } from 'react-router';
import { Crash } from './crash';
import { NotFoundPage } from './not-found-page';
import { operationsRoutes } from './operations-routes';
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
        path: 'login/choose',
        lazy: async () => ({
          Component: (await import('@/features/session/choose-page')).ChoosePage,
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
            path: 'server/export',
            lazy: async () => ({ Component: (await import('./pages/export-page')).ExportPage }),
          },
          {
            path: 'library',
            lazy: async () => ({ Component: (await import('./pages/library-page')).LibraryPage }),
          },
          {
            path: 'library/trash',
            lazy: async () => ({ Component: (await import('./pages/trash-page')).TrashPage }),
          },
          {
            path: 'library/collections',
            lazy: async () => ({
              Component: (await import('./pages/collections-page')).CollectionsPage,
            }),
          },
          {
            path: 'library/collections/:collectionId',
            lazy: async () => ({
              Component: (await import('./pages/collection-page')).CollectionPage,
            }),
          },
          {
            path: 'watch/:mediaId',
            lazy: async () => ({ Component: (await import('./pages/watch-page')).WatchPage }),
          },
          {
            path: 'links',
            lazy: async () => ({ Component: (await import('./pages/links-page')).LinksPage }),
          },
          {
            path: 'links/:slug/statistics',
            lazy: async () => ({
              Component: (await import('./pages/link-statistics-page')).LinkStatisticsPage,
            }),
          },
          {
            path: 'watch/:mediaId/statistics',
            lazy: async () => ({
              Component: (await import('./pages/item-statistics-page')).ItemStatisticsPage,
            }),
          },
          operationsRoutes,
          {
            path: 'me',
            lazy: async () => ({ Component: (await import('./pages/me-layout')).MeLayout }),
            children: [
              {
                index: true,
                lazy: async () => ({
                  Component: (await import('./pages/profile-page')).ProfilePage,
                }),
              },
              {
                path: 'security',
                lazy: async () => ({
                  Component: (await import('./pages/security-page')).SecurityPage,
                }),
              },
              {
                path: 'data',
                lazy: async () => ({ Component: (await import('./pages/data-page')).DataPage }),
              },
            ],
          },
        ],
      },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];

export const createRouter = () => createBrowserRouter(routes);
