// How the client is built: hashed assets, nothing inlined (the CSP allows no inline code), relative addresses.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './',
  plugins: [svelte()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: daemon() },
  // Cutting a transfer at every boundary takes seconds, and many of them on a busy machine.
  test: { include: ['src/**/*.test.ts', 'tests/**/*.test.ts'], environment: 'node', testTimeout: 60_000 },
});

/** During `npm run dev` a daemon started with `make run` answers what the client asks the box. */
function daemon() {
  const target = 'https://localhost:8443';
  return Object.fromEntries(
    ['/config', '/signaling', '/whoami'].map((path) => [path, { target, secure: false, ws: true }]),
  );
}
