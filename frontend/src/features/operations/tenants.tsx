import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { useGetTenantsInfiniteQuery } from '@/shared/api/operations';
import type { TenantRow } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';
import { EmptyState } from '@/shared/ui/page-states';
import { Pages } from '@/shared/ui/pages';
import { saveFile } from '@/shared/ui/save-file';
import { csvOf } from './csv';
import { TenantFilters } from './tenant-filters';
import { sorted, TenantsTable } from './tenants-table';
import { useTenantSearch } from './use-tenant-search';

const COLUMNS = [
  'tenantId',
  'account',
  'state',
  'stuck',
  'unhealthy',
  'since',
  'planId',
  'generation',
  'instanceId',
  'address',
  'version',
  'lastSeenAt',
  'costUsdPerMonth',
] as const satisfies (keyof TenantRow)[];

function save(rows: TenantRow[]) {
  const table = [[...COLUMNS], ...rows.map((row) => COLUMNS.map((column) => row[column]))];
  saveFile(new Blob([csvOf(table)], { type: 'text/csv' }), 'tenants.csv');
}

/** Every tenant, to be searched, filtered, ordered and taken along. */
export function Tenants() {
  const { t } = useTexts();
  const search = useTenantSearch();
  const { filter, sort, clear } = search;
  const query = useGetTenantsInfiniteQuery(filter, {
    refetchOnMountOrArgChange: true,
  });
  return (
    <Stack>
      <TenantFilters key={filter.q} search={search} />
      <Pages query={query} skeleton={<Skeleton h={320} radius="lg" />}>
        {(pages) => {
          const rows = sorted(
            pages.flatMap(({ items }) => items),
            sort,
          );
          if (rows.length === 0)
            return (
              <EmptyState
                icon="server"
                title={t('tenants.empty')}
                action={
                  <Button variant="default" onClick={clear}>
                    {t('tenants.clear')}
                  </Button>
                }
              />
            );
          return (
            <Stack gap="sm">
              <TenantsTable rows={rows} search={search} />
              <Group>
                <Button
                  variant="default"
                  size="sm"
                  leftSection={<Icon name="download" size={16} />}
                  onClick={() => save(rows)}
                >
                  {t('tenants.csv')}
                </Button>
              </Group>
            </Stack>
          );
        }}
      </Pages>
    </Stack>
  );
}
