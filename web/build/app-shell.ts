// Adds what makes the page an app: icons, and the service worker with the list of all that the page is made of.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin, type Rollup } from 'vite';
import { counted } from './counted.ts';
import { renderIcons } from './icons.ts';

const ENTRY = 'src/service-worker/service-worker.ts';
/** Stands in index.html until the version is known. */
const PLACE = '%BUILD%';

export function appShell(): Plugin {
  let root = '';
  return {
    name: 'homedrop-app-shell',
    apply: 'build',
    configResolved: (config) => void (root = config.root),
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const version = versionOf(bundle);
        const page = bundle['index.html'];
        if (page?.type !== 'asset' || !String(page.source).includes(PLACE))
          throw new Error(`no ${PLACE} in the page`);
        page.source = String(page.source).replace(PLACE, version);
        const source = await serviceWorker(root, { version, files: partsOf(bundle) });
        this.emitFile({ type: 'asset', fileName: 'sw.js', source });
        const icons = await renderIcons(readFileSync(join(root, 'src/icon.svg'), 'utf8'));
        for (const [fileName, picture] of icons) this.emitFile({ type: 'asset', fileName, source: picture });
      },
    },
  };
}

const contentOf = (file: Rollup.OutputAsset | Rollup.OutputChunk) =>
  file.type === 'asset' ? file.source : file.code;

/** Another one as soon as anything of the page is another. */
function versionOf(bundle: Rollup.OutputBundle): string {
  const hash = createHash('sha256');
  for (const [name, file] of Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(name).update('\0').update(contentOf(file)).update('\0');
  }
  return hash.digest('base64url').slice(0, 16);
}

/** All but the page itself, which is asked for by the address of its folder. */
function partsOf(bundle: Rollup.OutputBundle): string[] {
  return Object.keys(bundle)
    .filter((name) => name.startsWith('assets/'))
    .sort();
}

async function serviceWorker(root: string, parts: { version: string; files: string[] }): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    plugins: [counted(process.env.COUNTED)],
    define: { BUILD: JSON.stringify(parts) },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: {
        input: join(root, ENTRY),
        output: { format: 'iife', entryFileNames: 'sw.js' }, // not every browser takes modules as service workers
      },
    },
  });
  const [output] = [built].flat() as Rollup.RollupOutput[];
  const [script, ...others] = output?.output ?? [];
  if (script?.type !== 'chunk' || others.length > 0)
    throw new Error('the service worker is more than one file');
  return script.code;
}
