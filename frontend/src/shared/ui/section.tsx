import { Paper, Text, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

/** A titled part of a page. */
export function Section(props: { title: string; text?: string; children: ReactNode }) {
  const id = useId();
  return (
    <Paper
      withBorder
      radius="lg"
      p={{ base: 'md', xs: 'lg' }}
      component="section"
      aria-labelledby={id}
    >
      <Title id={id} order={2} size="h4" mb={props.text ? 4 : 'md'}>
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
