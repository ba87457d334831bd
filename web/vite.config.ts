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
    modulePreload: { polyfill: false, resolveDependencies: preloaded },
    reportCompressedSize: false,
    // What comes with the page comes in one piece, which compresses better than a dozen.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'page', test: /src\/main\.ts$/ }] } } },
  },
  server: { proxy: daemon() },
  // Cutting a transfer at every boundary takes seconds, and many of them on a busy machine.
  test: { include: ['src/**/*.test.ts', 'tests/**/*.test.ts'], environment: 'node', testTimeout: 60_000 },
});

/** The page names all that it comes with; of what is loaded later it need not carry the lists, a kilobyte in every first load. */
function preloaded(_: string, parts: string[], { hostType }: { hostType: 'html' | 'js' }): string[] {
  return hostType === 'html' ? parts : [];
}

/** During `npm run dev` a daemon started with `make run` answers what the client asks the box. */
function daemon() {
  const target = 'https://localhost:8443';
  return Object.fromEntries(
    ['/config', '/signaling', '/whoami'].map((path) => [path, { target, secure: false, ws: true }]),
  );
}
