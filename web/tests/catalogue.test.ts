// Every sentence of the catalogue is used, and no component says anything that is not in it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../src/i18n/en.ts';
import { causes } from '../src/proto/transfer/api.ts';

const SRC = join(import.meta.dirname, '../src');
const read = (file: string) => readFileSync(join(SRC, file), 'utf8');
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.(ts|svelte)$/.test(file) && !/\.test\.ts$|i18n/.test(file),
);
const code = sources.map(read).join('\n');

/** Keys that are put together, as `status.${path.at}` is. */
const composed = [...code.matchAll(/`([a-z]+\.[^`\s]*\$\{[^`\s]*)`/g)].map(
  ([, pattern = '']) => new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '.+')}$`),
);

test('every sentence is used', () => {
  const unused = Object.keys(en).filter(
    (key) => !code.includes(`'${key}'`) && !composed.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
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
