import type { RouteObject } from 'react-router';

/** Few people ever see these pages: everybody else loads nothing of them. */
export const operationsRoutes: RouteObject = {
  path: 'operations',
  lazy: async () => ({
    Component: (await import('./pages/operations/operations-layout')).OperationsLayout,
  }),
  children: [
    {
      index: true,
      lazy: async () => ({
        Component: (await import('@/features/operations/overview')).Overview,
      }),
    },
    {
      path: 'tenants',
      lazy: async () => ({ Component: (await import('@/features/operations/tenants')).Tenants }),
    },
    {
      path: 'tenants/:tenantId',
      lazy: async () => ({
        Component: (await import('./pages/operations/tenant-page')).TenantPage,
      }),
    },
    {
      path: 'orphans',
      lazy: async () => ({ Component: (await import('@/features/operations/orphans')).Orphans }),
    },
    {
      path: 'launches',
      lazy: async () => ({ Component: (await import('@/features/operations/launches')).Launches }),
    },
    {
      path: 'audit',
      lazy: async () => ({
        Component: (await import('@/features/operations/audit-log')).AuditLog,
      }),
    },
  ],
};
