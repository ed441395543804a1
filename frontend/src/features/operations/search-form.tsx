import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';

interface SearchFormProps {
  label: string;
  placeholder?: string;
  maxLength: number;
  /** What is searched for now. */
  text: string | undefined;
  onSearch: (text: string) => void;
  /** What else narrows the list down. */
  children: ReactNode;
}

/** Searches when it is sent, or left. */
export function SearchForm({ text, onSearch, children, ...field }: SearchFormProps) {
  const { t } = useTexts();
  const [typed, setTyped] = useState(text ?? '');
  const search = () => onSearch(typed.trim());
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        search();
      }}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          {...field}
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={search}
          flex="1 1 12rem"
        />
        <Button type="submit" variant="default" px="sm" aria-label={t('tenants.search')}>
          <Icon name="search" size={18} />
        </Button>
        {children}
      </Group>
    </form>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  chosen: string | undefined;
  choices: readonly Value[];
  nameOf: (choice: Value) => string;
  /** Nothing is chosen: all are shown. */
  onChoose: (choice: string) => void;
}

/** Only those of one kind, or all. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { t } = useTexts();
  return (
    <NativeSelect
      label={props.label}
      value={props.chosen ?? ''}
      onChange={(event) => props.onChoose(event.currentTarget.value)}
      data={[
        { value: '', label: t('tenants.all') },
        ...props.choices.map((value) => ({ value, label: props.nameOf(value) })),
      ]}
    />
  );
}
