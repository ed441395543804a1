import { Button, Checkbox, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useDispatch } from 'react-redux';
import { useChangeLinkMutation } from '@/shared/api/links';
import type { ShortLink } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { preferencesChanged } from '@/shared/preferences/preferences-slice';
import { ErrorState } from '@/shared/ui/page-states';
import { PasswordField, passwordChange } from './password-field';
import { fromLocal, inDays, toLocal } from './link-times';

const DAYS = [1, 7, 30];
const LONGEST_TITLE = 200;
const LONGEST_NOTE = 1000;
const MOST_VIEWERS = 1_000_000;

type Ends = 'never' | 'date' | `${number}`;

interface LinkSettingsProps {
  link: ShortLink;
  onSaved: () => void;
  onCancel: () => void;
}

function useForm(link: ShortLink) {
  const [title, setTitle] = useState(link.title ?? '');
  const [note, setNote] = useState(link.note ?? '');
  const [start, setStart] = useState(toLocal(link.startsAt));
  const [ends, setEnds] = useState<Ends>(link.expiresAt ? 'date' : 'never');
  const [end, setEnd] = useState(toLocal(link.expiresAt));
  const [most, setMost] = useState(String(link.maxViewers ?? ''));
  const [download, setDownload] = useState(link.allowDownload);
  const [password, setPassword] = useState({ typed: '', takenAway: false });
  const days = ends === 'never' || ends === 'date' ? null : Number(ends);

  return {
    fields: { title, setTitle, note, setNote, start, setStart, ends, setEnds, end, setEnd },
    limits: { most, setMost, download, setDownload, password, setPassword },
    /** What the next link is made with, unless a date was picked. */
    habit: ends === 'date' ? {} : { linkDays: days },
    change: () => ({
      title: title.trim() || null,
      note: note.trim() || null,
      startsAt: fromLocal(start),
      expiresAt: ends === 'date' ? fromLocal(end) : inDays(days, Date.now()),
      maxViewers: most ? Number(most) : null,
      allowDownload: download,
      ...passwordChange(password),
    }),
  };
}

/** What the owner says about one link; all of it counts from the moment it is saved. */
export function LinkSettings({ link, onSaved, onCancel }: LinkSettingsProps) {
  const { t } = useTexts();
  const dispatch = useDispatch();
  const [save, { error, isLoading }] = useChangeLinkMutation();
  const [wrong, setWrong] = useState(false);
  const { fields, limits, habit, change } = useForm(link);

  function submit(event: FormEvent) {
    event.preventDefault();
    const wish = change();
    const { startsAt, expiresAt } = wish;
    const backwards = startsAt && expiresAt && Date.parse(expiresAt) <= Date.parse(startsAt);
    setWrong(Boolean(backwards));
    if (backwards) return;
    dispatch(preferencesChanged(habit));
    void save({ link, change: wish })
      .unwrap()
      .then(onSaved, () => undefined);
  }

  return (
    <form onSubmit={submit} aria-label={t('links.settings')}>
      <Stack gap="sm">
        <TextInput
          label={t('links.ownTitle')}
          description={t('links.ownTitleHint')}
          placeholder={link.itemTitle}
          maxLength={LONGEST_TITLE}
          value={fields.title}
          onChange={(event) => fields.setTitle(event.currentTarget.value)}
          data-autofocus
        />
        <NativeSelect
          label={t('links.end')}
          value={fields.ends}
          onChange={(event) => fields.setEnds(event.currentTarget.value as Ends)}
          data={[
            { value: 'never', label: t('links.ends.never') },
            ...DAYS.map((n) => ({ value: String(n), label: t('links.ends.days', { n }) })),
            { value: 'date', label: t('links.ends.date') },
          ]}
        />
        {fields.ends === 'date' && (
          <TextInput
            type="datetime-local"
            label={t('links.endDate')}
            required
            withAsterisk={false}
            error={wrong && t('links.timesWrong')}
            value={fields.end}
            onChange={(event) => fields.setEnd(event.currentTarget.value)}
          />
        )}
        <TextInput
          type="datetime-local"
          label={t('links.start')}
          description={t('links.startHint')}
          error={wrong && fields.ends !== 'date' && t('links.timesWrong')}
          value={fields.start}
          onChange={(event) => fields.setStart(event.currentTarget.value)}
        />
        <PasswordField
          isSet={link.hasPassword}
          wish={limits.password}
          onChange={limits.setPassword}
        />
        <TextInput
          type="number"
          label={t('links.most')}
          description={t('links.mostHint')}
          min={1}
          max={MOST_VIEWERS}
          value={limits.most}
          onChange={(event) => limits.setMost(event.currentTarget.value)}
        />
        <Checkbox
          label={t('links.allowDownload')}
          checked={limits.download}
          onChange={(event) => limits.setDownload(event.currentTarget.checked)}
        />
        <Textarea
          label={t('links.note')}
          maxLength={LONGEST_NOTE}
          rows={2}
          value={fields.note}
          onChange={(event) => fields.setNote(event.currentTarget.value)}
        />
        {error && <ErrorState error={error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={isLoading}>
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
