// Every sentence of the catalogue is used, and no component says anything that is not in it.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../src/i18n/en.ts';
import { first } from '../src/i18n/en-first.ts';
import { causes } from '../src/proto/transfer/api.ts';

const SRC = join(import.meta.dirname, '../src');
const read = (file: string) => readFileSync(join(SRC, file), 'utf8');
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.(ts|svelte)$/.test(file) && !/\.test\.ts$|i18n/.test(file),
);
const code = sources.map(read).join('\n');

/** Keys that are put together, as `status.${path.at}` is. */
function composedIn(text: string): RegExp[] {
  return [...text.matchAll(/`([a-z]+\.[^`\s]*\$\{[^`\s]*)`/g)].map(
    ([, pattern = '']) => new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '.+')}$`),
  );
}

/** The keys that a part of the client may say. */
function saidIn(text: string): string[] {
  const composed = composedIn(text);
  return Object.keys(en).filter(
    (key) => text.includes(`'${key}'`) || composed.some((pattern) => pattern.test(key)),
  );
}

/** What comes with the page: all that is imported from here, unless when first needed. */
function withThePage(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || !/\.(ts|svelte)$/.test(file)) return found;
  found.add(file);
  for (const [, from = ''] of read(file).matchAll(
    /^\s*(?:import|export)\b(?!\s+type\b)[^'"]*?['"](\.[^'"]+)['"]/gm,
  ))
    withThePage(normalize(join(dirname(file), from)), found);
  return found;
}

test('every sentence is used', () => {
  const said = saidIn(code);
  expect(Object.keys(en).filter((key) => !said.includes(key))).toEqual([]);
});

test('the first screen says only what comes with it, and nothing comes with it that it does not say', () => {
  const early = [...withThePage('main.ts')].filter((file) => !file.startsWith('i18n'));
  expect(early.length).toBeGreaterThan(50);
  expect(saidIn(early.map(read).join('\n')).sort()).toEqual(Object.keys(first).sort());
});

test('every way to fail has a sentence', () => {
  const without = causes.filter((cause) => !Object.keys(en).some((key) => key.startsWith(`cause.${cause}`)));
  expect(without).toEqual(['cancelled']); // has sentences of its own, which say who did it
});

test('the markup has no words of its own', () => {
  const worded = sources
    .filter((file) => file.endsWith('.svelte'))
    .filter((file) => {
      const markup = read(file).replace(
        /<(script|style)[^>]*>[\s\S]*?<\/\1>|<!--[\s\S]*?-->|\{[^{}]*(\{[^{}]*\}[^{}]*)*\}/g,
        '',
      );
      return /\p{L}/u.test(markup.replace(/<[^>]*>/g, ''));
    });
  expect(worded).toEqual([]);
});
