import { Paper, Text, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

/** A titled part of a page. */
export function Section(props: {
  title: string;
  text?: string;
  /** The name by which an address leads to it. */
  id?: string;
  children: ReactNode;
}) {
  const heading = useId();
  return (
    <Paper
      withBorder
      radius="lg"
      p="var(--pane)"
      component="section"
      id={props.id}
      aria-labelledby={heading}
    >
      <Title id={heading} order={2} size="h4" mb={props.text ? 4 : 'md'}>
        {props.title}
      </Title>
      {props.text && (
        <Text c="var(--quiet)" size="sm" mb="md">
          {props.text}
        </Text>
      )}
      {props.children}
    </Paper>
  );
}
