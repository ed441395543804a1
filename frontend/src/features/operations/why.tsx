import { Text } from '@mantine/core';
import classes from './operations.module.css';

interface WhyProps {
  reason: string | null;
  detail: string | null;
}

/** A reason as it is kept, for whoever searches logs and code for it, and the words that came with it. */
export function Why({ reason, detail }: WhyProps) {
  if (!reason && !detail) return null;
  return (
    <Text size="sm" className={classes.why}>
      {reason && <span className={classes.code}>{reason}</span>}
      {reason && detail && ' · '}
      {detail}
    </Text>
  );
}
