// The drawing of the client in the architecture as data: imports only go down, and each rule names file and line.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../src');

/** What each part of the client may import from the other parts; its own folder is always allowed. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'main.ts': ['session.ts', 'state', 'ui', 'workers', 'i18n', 'app.css'],
  ui: ['state', 'i18n'],
  state: ['session.ts', 'shell', 'files', 'i18n', 'storage', 'proto'],
  'session.ts': [
    'session-listener.ts',
    'late-peers.ts',
    'peer-manager.ts',
    'rooms',
    'net',
    'storage',
    'workers',
    'proto',
  ],
  'session-listener.ts': ['peer-manager.ts', 'rooms', 'net', 'proto'],
  'late-peers.ts': ['peer-manager.ts', 'proto'],
  'peer-manager.ts': ['net', 'proto'],
  rooms: ['storage', 'proto'],
  net: ['storage', 'workers', 'proto'],
  files: ['storage', 'workers', 'proto'],
  shell: ['service-worker'],
  'service-worker': ['storage', 'proto'],
  storage: ['proto'],
  workers: ['service-worker', 'storage', 'proto'],
  i18n: [],
  proto: [],
};

/** Packages, and the parts that may import them. Anything not named here is refused everywhere. */
const PACKAGES: Record<string, readonly string[]> = {
  svelte: ['main.ts', 'state', 'ui'],
  '@noble': ['proto', 'workers'],
  uqr: ['ui'],
};

interface Import {
  readonly file: string;
  readonly line: number;
  readonly target: string;
}

/** `import … from`, `export … from`, `import '…'`, `import('…')`, and the address of a worker. */
const IMPORT = new RegExp(
  [
    /^\s*(?:import|export)\b[^'"]*?\bfrom\s*['"]([^'"]+)['"]/,
    /^\s*import\s*['"]([^'"]+)['"]/,
    /\bimport\(\s*['"]([^'"]+)['"]/,
    /\bnew URL\(\s*['"](\.[^'"]+)['"]/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gm',
);

function partOf(file: string): string {
  return file.split('/')[0] ?? file;
}

function sources(): string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(ts|svelte)$/.test(file) && !file.endsWith('.test.ts'),
  );
}

function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map((match) => ({
    file,
    line: text.slice(0, match.index + match[0].search(/\S/)).split('\n').length,
    target: match.slice(1).find((target) => target !== undefined) ?? '',
  }));
}

function fault({ file, target }: Import): string | undefined {
  const from = partOf(file);
  if (!target.startsWith('.')) {
    const owner = PACKAGES[partOf(target)];
    return owner?.includes(from) ? undefined : `${from} must not import the package ${target}`;
  }
  const to = partOf(relative(SRC, normalize(join(SRC, dirname(file), target))));
  if (to === from || MAY_IMPORT[from]?.includes(to)) return undefined;
  return `${from} must not know ${to}`;
}

function faultsIn(file: string, text: string): string[] {
  return importsOf(file, text).flatMap((found) => {
    const reason = fault(found);
    return reason ? [`src/${file}:${found.line}: ${reason}`] : [];
  });
}

test('imports only go down', () => {
  expect(sources().flatMap((file) => faultsIn(file, readFileSync(join(SRC, file), 'utf8')))).toEqual([]);
});

test('every part of the client is in the drawing', () => {
  const parts = new Set(sources().map(partOf));
  expect([...parts].filter((part) => !(part in MAY_IMPORT))).toEqual([]);
});

test('a breach is told with file and line', () => {
  expect(faultsIn('proto/x.ts', "// x\nimport { mount } from 'svelte';\nimport '../net/y.ts';")).toEqual([
    'src/proto/x.ts:2: proto must not import the package svelte',
    'src/proto/x.ts:3: proto must not know net',
  ]);
  expect(faultsIn('ui/A.svelte', "const session = await import('../session.ts');")).toHaveLength(1);
});
