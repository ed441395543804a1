import { Table } from '@mantine/core';
import type { Plan } from '@/shared/api/types';
import { formatBytes, formatKrw } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';

/** Two plans, limit by limit. */
export function PlanComparison({ from, to }: { from: Plan; to: Plan }) {
  const { t, language } = useTexts();
  const rows: [string, (plan: Plan) => string][] = [
    [t('change.price'), ({ priceKrwPerMonth }) => formatKrw(priceKrwPerMonth, language)],
    [t('change.storage'), ({ storageBytes }) => formatBytes(storageBytes, language)],
    [
      t('change.largestUpload'),
      ({ largestUploadBytes }) => formatBytes(largestUploadBytes, language),
    ],
    [t('change.maxHeight'), ({ maxHeight }) => t('change.height', { height: maxHeight })],
    [t('change.viewers'), ({ concurrentViewers }) => t('change.people', { n: concurrentViewers })],
  ];
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('change.limit')}</Table.Th>
          <Table.Th scope="col">{t('change.from')}</Table.Th>
          <Table.Th scope="col">{t('change.to')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([name, of]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={500}>
              {name}
            </Table.Th>
            <Table.Td>{of(from)}</Table.Td>
            <Table.Td fw={of(from) === of(to) ? undefined : 700}>{of(to)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
