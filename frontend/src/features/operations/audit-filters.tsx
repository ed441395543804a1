import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AuditFilter } from '@/shared/api/operations';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';

export const COMMANDS = [
  'retry',
  'suspend',
  'resume',
  'replace',
  'end',
  'stopLaunches',
  'allowLaunches',
  'removeBucket',
] as const;

interface AuditFiltersProps {
  filter: AuditFilter;
  onChange: (parameters: Record<string, string>) => void;
}

/** What of the audit log is shown; what is chosen is in the address of the page. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const { t } = useTexts();
  const [typed, setTyped] = useState(filter.tenantId ?? '');
  const change = (over: AuditFilter) => {
    const wanted = Object.entries({ ...filter, ...over });
    onChange(Object.fromEntries(wanted.filter((pair): pair is [string, string] => !!pair[1])));
  };
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        change({ tenantId: typed.trim() });
      }}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          type="search"
          label={t('tenants.tenant')}
          maxLength={12}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => change({ tenantId: typed.trim() })}
          style={{ flex: '1 1 12rem' }}
        />
        <Button type="submit" variant="default" px="sm" aria-label={t('tenants.search')}>
          <Icon name="search" size={18} />
        </Button>
        <NativeSelect
          label={t('audit.command')}
          value={filter.command ?? ''}
          onChange={(event) => change({ command: event.currentTarget.value })}
          data={[
            { value: '', label: t('tenants.all') },
            ...COMMANDS.map((value) => ({ value, label: t(`command.${value}`) })),
          ]}
        />
      </Group>
    </form>
  );
}
