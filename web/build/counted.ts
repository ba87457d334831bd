// A client that counts which of its statements ran and tells it on a channel, for `make coverage`: built so when COUNTED names a file.
import { writeFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** What tells it in each page and worker: only what is new, soon enough for a page that is about to go. */
const TELL = `;(() => {
  const channel = new BroadcastChannel('counted');
  const told = new Map();
  setInterval(() => {
    const news = [];
    for (const [path, { s }] of Object.entries(globalThis.__counted__ ?? {})) {
      const before = told.get(path) ?? told.set(path, new Set()).get(path);
      for (const id in s) if (s[id] && !before.has(id)) before.add(id), news.push([path, id]);
    }
    if (news.length) channel.postMessage(JSON.stringify(news));
  }, 100);
})();`;
const ENTRY = /\/src\/(?:main|workers\/[\w-]+\.worker|service-worker\/service-worker)\.ts$/;

/** Of the page and of the workers, which are built one by one. */
const modules: Record<string, unknown> = {};

/** `file` gets all statements of all modules, with their places. */
export async function counted(file: string | undefined): Promise<Plugin[]> {
  if (!file) return [];
  const { createInstrumenter } = await import('istanbul-lib-instrument');
  const instrumenter = createInstrumenter({
    esModules: true,
    coverageVariable: '__counted__',
    coverageGlobalScope: 'globalThis',
    coverageGlobalScopeFunc: false, // the page's policy allows no code from text
  });
  return [
    {
      name: 'homedrop-counted',
      enforce: 'post',
      transform(code, id) {
        const [path = ''] = id.split('?');
        if (!/\/web\/src\/.*\.(?:ts|svelte)$/.test(path) || id.includes('type=style')) return;
        const map = this.getCombinedSourcemap();
        const source = instrumenter.instrumentSync(code, path, map as never);
        modules[path] = instrumenter.lastFileCoverage();
        writeFileSync(file, JSON.stringify(modules));
        return { code: ENTRY.test(path) ? source + TELL : source, map: null };
      },
    },
  ];
}
