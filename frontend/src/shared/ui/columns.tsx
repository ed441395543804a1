import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './columns.module.css';

interface ColumnsProps {
  /** How many from this width on; one on a phone. */
  xs?: number;
  sm?: number;
  md?: number;
  component?: 'div' | 'ol';
  className?: string;
  children: ReactNode;
}

/** Things of one kind side by side. Unlike Mantine's SimpleGrid it writes no style element. */
export function Columns({ xs = 1, sm = xs, md = sm, className, ...rest }: ColumnsProps) {
  return (
    <Box
      className={`${classes.columns} ${className ?? ''}`}
      style={{ '--xs': xs, '--sm': sm, '--md': md }}
      {...rest}
    />
  );
}
