// What a browser of a few years ago refuses together with the whole file is not written: no build step can rewrite it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../src');

test('no regular expression looks behind, which Safari cannot before 16.4', () => {
  const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(?:ts|svelte)$/.test(path),
  );
  expect(sources.length).toBeGreaterThan(100);
  const looking = sources.filter((path) => /\(\?<[=!]/.test(readFileSync(join(SRC, path), 'utf8')));
  expect(looking).toEqual([]);
});
