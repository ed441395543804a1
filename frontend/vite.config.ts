import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const platform = process.env.PTSD_ORIGIN ?? 'http://localhost:8080';
const proxied = ['/api', '/oauth2', '/login/oauth2', '/s/', '/.well-known'];

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  server: {
    // The services compare Origin with the platform's own; the dev server speaks for it.
    proxy: Object.fromEntries(
      proxied.map((path) => [path, { target: platform, headers: { origin: platform } }]),
    ),
  },
  build: { target: 'es2022', chunkSizeWarningLimit: 700 },
  test: {
    alias: { 'tus-js-client': 'tus-js-client/lib.esm/browser/index.js' },
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost:8080/' } },
    testTimeout: 30_000,
    setupFiles: ['src/testing/setup.ts'],
    // one page and one set of modules for many files, which leave both as they found them
    isolate: false,
    include: ['src/**/*.test.{ts,tsx}'],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}'],
      exclude: ['src/testing/**', 'src/**/*.test.*', 'src/app/main.tsx', 'src/**/*.d.ts'],
      reporter: ['text-summary', 'lcovonly', 'json-summary'],
      thresholds: { lines: 85 },
    },
  },
});
