import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { theme } from './theme';

const FILE = 'src/app/theme.css';
const HEAD = '/* Generated from theme.ts by "npx vitest run src/app/theme -u". */\n\n';

/** As a file, because the gateway's policy refuses what Mantine would write into the page. */
it('the stylesheet of the theme is fresh', async () => {
  const { unmount } = render(<MantineProvider theme={theme} />);
  const styles = [...document.querySelectorAll('style')].map((style) => style.textContent);
  unmount();
  const options = { ...(await resolveConfig(FILE)), filepath: FILE };
  await expect(await format(HEAD + styles.join('\n'), options)).toMatchFileSnapshot('theme.css');
});
