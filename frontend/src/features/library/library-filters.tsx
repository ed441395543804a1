import { ActionIcon, Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useDispatch, useSelector } from 'react-redux';
import { useGetTagsQuery } from '@/shared/api/tags';
import { useTexts } from '@/shared/i18n/use-texts';
import { preferencesChanged, selectPreferences } from '@/shared/preferences/preferences-slice';
import type { MediaServer } from '@/shared/session/media-token';
import { Icon } from '@/shared/ui/icons';
import { LENGTHS, SORTS, STATES, type LibrarySearch } from './use-library-search';

const TYPING_MS = 300;
const LONGEST = 100;
const LOOKS = ['grid', 'table'] as const;

const namesOf = <Names extends object>(names: Names) => Object.keys(names) as (keyof Names)[];

function Search({ search: { chosen, change } }: { search: LibrarySearch }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState(chosen.q);
  const looked = useRef(chosen.q);
  const find = useDebouncedCallback((text: string) => {
    looked.current = text.trim();
    change({ q: looked.current });
  }, TYPING_MS);

  useEffect(() => {
    if (chosen.q === looked.current) return;
    // a link has led elsewhere
    looked.current = chosen.q;
    setTyped(chosen.q);
  }, [chosen.q]);

  return (
    <TextInput
      type="search"
      label={t('library.search')}
      description={t('library.searchHint')}
      inputWrapperOrder={['label', 'input', 'description']}
      leftSection={<Icon name="search" size={16} />}
      maxLength={LONGEST}
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        find(value);
      }}
      flex="1 1 16rem"
    />
  );
}

function Looks() {
  const { t } = useTexts();
  const dispatch = useDispatch();
  const { libraryLook } = useSelector(selectPreferences);
  return (
    // beside the fields, not beside what stands over them
    <Group gap={4} mt={24} role="group" aria-label={t('library.look')}>
      {LOOKS.map((look) => (
        <ActionIcon
          key={look}
          size={36}
          variant={look === libraryLook ? 'filled' : 'default'}
          aria-pressed={look === libraryLook}
          aria-label={t(`library.${look}`)}
          onClick={() => dispatch(preferencesChanged({ libraryLook: look }))}
        >
          <Icon name={look} size={18} />
        </ActionIcon>
      ))}
    </Group>
  );
}

interface LibraryFiltersProps {
  search: LibrarySearch;
  server: MediaServer;
}

function TagChoice({ search: { chosen, change }, server }: LibraryFiltersProps) {
  const { t } = useTexts();
  const { data = [] } = useGetTagsQuery(server);
  const names = data.map(({ name }) => name);
  const known = !chosen.tag || names.includes(chosen.tag) ? names : [chosen.tag, ...names];
  return (
    <NativeSelect
      label={t('tags.tag')}
      value={chosen.tag}
      onChange={({ currentTarget: { value } }) => change({ tag: value })}
      data={[
        { value: '', label: t('library.everything') },
        ...known.map((value) => ({ value, label: value })),
      ]}
    />
  );
}

/** Which items are shown, in which order and how; all but the look is in the address of the page. */
export function LibraryFilters({ search, server }: LibraryFiltersProps) {
  const { t } = useTexts();
  const { chosen, change } = search;
  const all = { value: '', label: t('library.everything') };
  return (
    <Group gap="sm" align="flex-start" role="search">
      <Search search={search} />
      <NativeSelect
        label={t('library.sort')}
        value={chosen.sort}
        onChange={({ currentTarget: { value } }) =>
          change({ sort: value === 'newest' ? '' : value })
        }
        data={namesOf(SORTS).map((value) => ({ value, label: t(`librarySort.${value}`) }))}
      />
      <NativeSelect
        label={t('library.state')}
        value={chosen.state ?? ''}
        onChange={({ currentTarget: { value } }) => change({ state: value })}
        data={[
          all,
          ...namesOf(STATES).map((value) => ({ value, label: t(`libraryState.${value}`) })),
        ]}
      />
      <NativeSelect
        label={t('library.length')}
        value={chosen.length ?? ''}
        onChange={({ currentTarget: { value } }) => change({ length: value })}
        data={[
          all,
          ...namesOf(LENGTHS).map((value) => ({ value, label: t(`libraryLength.${value}`) })),
        ]}
      />
      <TagChoice search={search} server={server} />
      <Looks />
    </Group>
  );
}
