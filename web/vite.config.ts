// How the client is built: hashed assets, nothing inlined (the CSP allows no inline code), relative addresses.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { appShell } from './build/app-shell.ts';
import { counted } from './build/counted.ts';

export default defineConfig({
  base: './',
  plugins: [svelte(), appShell(), counted(process.env.COUNTED)],
  worker: { format: 'es', plugins: () => [counted(process.env.COUNTED)] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { polyfill: false, resolveDependencies: preloaded },
    reportCompressedSize: false,
    rolldownOptions: {
      // What comes with the page comes in one piece, which compresses better than a dozen.
      output: { chunkFileNames, codeSplitting: { groups: [{ name: 'page', test: /src\/main\.ts$/ }] } },
    },
  },
  server: { proxy: daemon() },
  // Cutting a transfer at every boundary takes seconds, and many of them on a busy machine.
  test: { include: ['src/**/*.test.ts', 'tests/**/*.test.ts'], environment: 'node', testTimeout: 60_000 },
});

/** The page names all that it comes with; of what is loaded later it need not carry the lists, a kilobyte in every first load. */
function preloaded(_: string, parts: string[], { hostType }: { hostType: 'html' | 'js' }): string[] {
  return hostType === 'html' ? parts : [];
}

/** Catalogues lie apart: the daemon keeps them in one encoding, being many of which each visitor fetches one. */
function chunkFileNames({ facadeModuleId }: { facadeModuleId: string | null }) {
  const isCatalogue = facadeModuleId?.includes('/i18n/catalogues/');
  return isCatalogue ? 'assets/catalogues/[name]-[hash].js' : 'assets/[name]-[hash].js';
}

/** During `npm run dev` a daemon started with `make run` answers what the client asks the box. */
function daemon() {
  const target = 'https://localhost:8443';
  return Object.fromEntries(
    ['/config', '/signaling', '/whoami'].map((path) => [path, { target, secure: false, ws: true }]),
  );
}
