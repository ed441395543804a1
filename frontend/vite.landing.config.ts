import { defineConfig } from 'vite';

/**
 * The short link's page loads one small script at an address that never changes; hls.js follows as a hashed
 * chunk when play is pressed.
 */
export default defineConfig({
  publicDir: false,
  base: './',
  build: {
    target: 'es2022',
    outDir: 'dist/landing',
    emptyOutDir: true,
    modulePreload: false,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: 'src/landing/landing.ts',
      output: { entryFileNames: 'landing.js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
