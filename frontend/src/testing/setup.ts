import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { i18n } from '@/shared/i18n/i18n';
import { forgetTokens } from '@/shared/session/media-token';
import { server } from './server';

// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 8_000 });

// Files share their modules (vite.config.ts), so what stands in for one of them does so in all files.
vi.mock('@/shared/ui/leave-for', () => import('./leave-for'));
vi.mock('hls.js', async () => (await import('./fake-hls')).fakeHlsModule);

// What jsdom has no drawing for.
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }) as unknown as MediaQueryList;
window.ResizeObserver = class {
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
};
Element.prototype.scrollIntoView = () => undefined;
HTMLMediaElement.prototype.load = () => undefined;
HTMLMediaElement.prototype.play = () => Promise.resolve();
HTMLMediaElement.prototype.pause = () => undefined;

i18n.on('missingKey', (_, __, key) => {
  throw new Error(`no text for ${key}`);
});

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => {
  vi.spyOn(window, 'scrollTo').mockImplementation(() => undefined);
});
afterEach(() => {
  const written = document.querySelectorAll('style');
  cleanup();
  written.forEach((style) => style.remove());
  document.body.replaceChildren();
  server.resetHandlers();
  server.events.removeAllListeners();
  forgetTokens();
  localStorage.clear();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  // The gateway's policy lets no page write one.
  expect([...written]).toEqual([]);
});
afterAll(() => server.close());
