import { Checkbox } from '@mantine/core';
import { useTexts } from '@/shared/i18n/use-texts';
import { Choice, SearchForm } from './search-form';
import { STATES, type TenantSearch } from './use-tenant-search';

/** Which tenants are listed; what is chosen is in the address of the page. */
export function TenantFilters({ search: { filter, change } }: { search: TenantSearch }) {
  const { t } = useTexts();
  return (
    <SearchForm
      label={t('tenants.search')}
      placeholder={t('tenants.searchHint')}
      maxLength={64}
      text={filter.q}
      onSearch={(q) => change({ q })}
    >
      <Choice
        label={t('tenants.state')}
        chosen={filter.state}
        choices={STATES}
        nameOf={(state) => t(`subscriptionState.${state}`)}
        onChoose={(state) => change({ state })}
      />
      <Checkbox
        label={t('tenants.onlyStuck')}
        checked={filter.stuck ?? false}
        onChange={(event) => change({ stuck: event.currentTarget.checked ? 'true' : '' })}
        mb={8}
      />
      <Checkbox
        label={t('tenants.onlyUnhealthy')}
        checked={filter.unhealthy ?? false}
        onChange={(event) => change({ unhealthy: event.currentTarget.checked ? 'true' : '' })}
        mb={8}
      />
    </SearchForm>
  );
}
