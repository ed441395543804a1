import { Group, Loader, Text, ThemeIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Step, StepName, StepState } from '@/shared/api/types';
import { formatDuration } from '@/shared/format/format';
import { useTexts } from '@/shared/i18n/use-texts';
import { Icon } from '@/shared/ui/icons';
import { useNow } from '@/shared/ui/use-now';
import classes from './server.module.css';

const COLORS: Record<StepState, string> = {
  PENDING: 'gray',
  RUNNING: 'indigo',
  DONE: 'teal',
  FAILED: 'red',
};

/** On Amazon's cloud, two minutes in all. */
const USUAL_SECONDS: Record<StepName, number> = {
  BUCKET: 5,
  INSTANCE: 25,
  BOOT: 60,
  HEALTH: 25,
  ROUTE: 5,
};

function Mark({ state, number }: { state: StepState; number: number }) {
  if (state === 'RUNNING') return <Loader size={28} aria-hidden />;
  return (
    <ThemeIcon
      size={28}
      radius="xl"
      color={COLORS[state]}
      variant={state === 'PENDING' ? 'default' : 'filled'}
      aria-hidden
    >
      {state === 'PENDING' ? (
        number
      ) : (
        <Icon name={state === 'DONE' ? 'check' : 'cross'} size={16} />
      )}
    </ThemeIcon>
  );
}

function elapsed({ startedAt, finishedAt }: Step, now: number) {
  if (!startedAt) return null;
  const end = finishedAt ? Date.parse(finishedAt) : now;
  return Math.max(0, (end - Date.parse(startedAt)) / 1000);
}

interface StepRowProps {
  step: Step;
  number: number;
  now: number;
  note: ReactNode;
}

function StepRow({ step, number, now, note }: StepRowProps) {
  const { t, reasonOf } = useTexts();
  const seconds = elapsed(step, now);
  const words = [t(`server.${step.state}`)];
  if (seconds !== null) words.push(formatDuration(seconds));
  if (step.state === 'RUNNING')
    words.push(t('server.usual', { time: formatDuration(USUAL_SECONDS[step.name]) }));
  return (
    <li className={classes.step} aria-current={step.state === 'RUNNING' ? 'step' : undefined}>
      <Group wrap="nowrap" gap="sm">
        <Mark state={step.state} number={number} />
        <div>
          <Text fw={step.state === 'RUNNING' ? 700 : 500}>{t(`server.${step.name}`)}</Text>
          {step.reason && <Text size="sm">{reasonOf(step.reason, step.state === 'RUNNING')}</Text>}
          {note}
        </div>
      </Group>
      <Text size="sm" c="var(--quiet)" className={classes.clock}>
        {words.join(' · ')}
      </Text>
    </li>
  );
}

interface ProvisioningStepsProps<T extends Step> {
  steps: T[];
  /** What there is to say of a step beyond what its owner reads. */
  noteOf?: (step: T) => ReactNode;
}

/** Every step of making the server with its own clock. */
export function ProvisioningSteps<T extends Step>({ steps, noteOf }: ProvisioningStepsProps<T>) {
  const { t } = useTexts();
  const now = useNow(steps.some(({ state }) => state === 'RUNNING'));
  return (
    <ol className={classes.steps} aria-label={t('server.steps')}>
      {steps.map((step, index) => (
        <StepRow key={step.name} step={step} number={index + 1} now={now} note={noteOf?.(step)} />
      ))}
    </ol>
  );
}
