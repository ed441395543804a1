import { createTheme } from '@mantine/core';

/** Shades from 7 up keep white text above 4.5:1, which Mantine's defaults do not. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: "'Noto Sans KR Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Noto Sans KR Variable', system-ui, sans-serif", fontWeight: '700' },
});
