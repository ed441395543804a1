import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';
import { STATES, type TenantSearch } from './use-tenant-search';

/** Which tenants are listed; what is chosen is in the address of the page. */
export function TenantFilters({ search: { filter, change } }: { search: TenantSearch }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState(filter.q ?? '');
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        change({ q: typed.trim() });
      }}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          type="search"
          label={t('tenants.search')}
          placeholder={t('tenants.searchHint')}
          maxLength={64}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => change({ q: typed.trim() })}
          style={{ flex: '1 1 12rem' }}
        />
        <Button type="submit" variant="default" px="sm" aria-label={t('tenants.search')}>
          <Icon name="search" size={18} />
        </Button>
        <NativeSelect
          label={t('tenants.state')}
          value={filter.state ?? ''}
          onChange={(event) => change({ state: event.currentTarget.value })}
          data={[
            { value: '', label: t('tenants.all') },
            ...STATES.map((value) => ({ value, label: t(`subscriptionState.${value}`) })),
          ]}
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
      </Group>
    </form>
  );
}
