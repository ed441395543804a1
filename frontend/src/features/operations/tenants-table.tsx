import { Table, Text } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { Link } from 'react-router';
import type { TenantRow } from '@/shared/api/types';
import { formatAge, formatDateTime, formatUsd } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { useNow } from '@/shared/ui/use-now';
import classes from './operations.module.css';
import { TenantState } from './tenant-state';
import type { Sort, TenantSearch } from './use-tenant-search';

/** Up and down go from one tenant to the next. */
function moveByArrows(event: KeyboardEvent<HTMLElement>) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  const next = links[links.indexOf(event.target as HTMLAnchorElement) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

const ORDERS: Record<Sort, (one: TenantRow, other: TenantRow) => number> = {
  since: (one, other) => other.since.localeCompare(one.since),
  state: (one, other) => one.state.localeCompare(other.state),
  cost: (one, other) => other.costUsdPerMonth - one.costUsdPerMonth,
};

export const sorted = (rows: TenantRow[], sort: Sort | undefined) =>
  sort ? [...rows].sort(ORDERS[sort]) : rows;

interface SortableProps {
  name: Sort;
  text: string;
  search: TenantSearch;
  visibleFrom?: 'sm' | 'md';
}

function Sortable({ name, text, search: { sort, change }, visibleFrom }: SortableProps) {
  const { t } = useTexts();
  const mine = sort === name;
  const direction = name === 'state' ? 'ascending' : 'descending';
  return (
    <Table.Th scope="col" aria-sort={mine ? direction : undefined} visibleFrom={visibleFrom}>
      <button
        type="button"
        className={classes.sort}
        aria-label={t('tenants.sortBy', { column: text })}
        onClick={() => change({ sort: mine ? '' : name })}
      >
        {text}
        {mine && <span aria-hidden>{direction === 'ascending' ? ' ▲' : ' ▼'}</span>}
      </button>
    </Table.Th>
  );
}

function Row({ row, now }: { row: TenantRow; now: number }) {
  const { t, language, nameOfPlan } = useTexts();
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <Link
          to={`/operations/tenants/${row.tenantId}`}
          className={`${classes.code} ${classes.id}`}
        >
          {row.tenantId}
        </Link>
        <Text size="sm" c="var(--quiet)" className={classes.code} visibleFrom="md">
          {row.account}
        </Text>
      </Table.Th>
      <Table.Td>
        <TenantState {...row} />
      </Table.Td>
      <Table.Td>
        <time
          className={classes.id}
          dateTime={row.since}
          title={formatDateTime(row.since, language)}
        >
          {formatAge(row.since, now, language)}
        </time>
      </Table.Td>
      <Table.Td visibleFrom="sm">{nameOfPlan(row.planId)}</Table.Td>
      <Table.Td visibleFrom="md" className={classes.code}>
        {row.instanceId}
      </Table.Td>
      <Table.Td visibleFrom="md">
        {row.lastSeenAt && formatAge(row.lastSeenAt, now, language)}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {t('operations.perMonth', { amount: formatUsd(row.costUsdPerMonth, language) })}
      </Table.Td>
    </Table.Tr>
  );
}

/** Tenants as the platform orders them, the stuck ones first, unless another order was chosen. */
export function TenantsTable({ rows, search }: { rows: TenantRow[]; search: TenantSearch }) {
  const { t } = useTexts();
  const now = useNow(true);
  return (
    <Table verticalSpacing="sm" horizontalSpacing="xs" aria-label={t('tenants.table')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('tenants.tenant')}</Table.Th>
          <Sortable name="state" text={t('tenants.state')} search={search} />
          <Sortable name="since" text={t('tenants.since')} search={search} />
          <Table.Th scope="col" visibleFrom="sm">
            {t('tenants.plan')}
          </Table.Th>
          <Table.Th scope="col" visibleFrom="md">
            {t('tenants.instance')}
          </Table.Th>
          <Table.Th scope="col" visibleFrom="md">
            {t('tenants.lastSeen')}
          </Table.Th>
          <Sortable name="cost" text={t('tenants.cost')} search={search} visibleFrom="sm" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody onKeyDown={moveByArrows}>
        {rows.map((row) => (
          <Row key={row.tenantId} row={row} now={now} />
        ))}
      </Table.Tbody>
    </Table>
  );
}
