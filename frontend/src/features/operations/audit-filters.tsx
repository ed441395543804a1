import type { AuditFilter } from '@/shared/api/operations';
import { useTexts } from '@/shared/i18n/use-texts';
import { Choice, SearchForm } from './search-form';

export const COMMANDS = [
  'retry',
  'suspend',
  'resume',
  'restart',
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
  const change = (over: AuditFilter) => {
    const wanted = Object.entries({ ...filter, ...over });
    onChange(Object.fromEntries(wanted.filter((pair): pair is [string, string] => !!pair[1])));
  };
  return (
    <SearchForm
      label={t('tenants.tenant')}
      maxLength={12}
      text={filter.tenantId}
      onSearch={(tenantId) => change({ tenantId })}
    >
      <Choice
        label={t('audit.command')}
        chosen={filter.command}
        choices={COMMANDS}
        nameOf={(command) => t(`command.${command}`)}
        onChoose={(command) => change({ command })}
      />
    </SearchForm>
  );
}
