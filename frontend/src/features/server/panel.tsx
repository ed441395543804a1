import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './server.module.css';

type Light = 'good' | 'busy' | 'off' | 'bad';

interface PanelProps {
  light: Light;
  title: string;
  text?: string;
  children?: ReactNode;
}

/** How the server is, in one light and one sentence; read out when it becomes something else. */
export function Panel({ light, title, text, children }: PanelProps) {
  return (
    <Stack>
      <div role="status">
        <Group gap="sm" wrap="nowrap">
          <span className={classes.dot} data-light={light} />
          <Title order={2} size="h3">
            {title}
          </Title>
        </Group>
        {text && (
          <Text c="var(--quiet)" mt={4}>
            {text}
          </Text>
        )}
      </div>
      {children}
    </Stack>
  );
}
