// The words that matter, in every language; the catalogues use them where a word stands alone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalogue, SPOKEN } from '../src/i18n/catalogues.ts';
import { TAGS } from '../src/i18n/languages.ts';
import type { MessageKey } from '../src/i18n/translate.ts';

const file = readFileSync(join(import.meta.dirname, '../src/i18n/glossary.tsv'), 'utf8');
const [heading = [], ...rows] = file
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'));

/** Keys whose sentence is one word of the glossary. */
const ALONE: Readonly<Record<string, readonly MessageKey[]>> = {
  send: ['text.send'],
  accept: ['request.accept'],
  decline: ['request.decline'],
  cancel: ['text.cancel', 'self.cancel', 'pair.cancel'],
  pair: ['header.pair', 'device.pair', 'pair.pair'],
  unpair: ['paired.unpair'],
  'through the box': ['status.relay'],
  away: ['status.away'],
};

test('every language has every word', () => {
  expect(heading).toHaveLength(22);
  expect(rows.map(([tag]) => tag).sort()).toEqual([...TAGS].sort());
  const faults = rows.filter(
    (row) => row.length !== heading.length || row.some((word) => word.trim() !== word || !word),
  );
  expect(faults.map(([tag]) => tag)).toEqual([]);
});

test('no language has one word for two answers', () => {
  const buttons = ['send', 'accept', 'decline', 'cancel', 'pause', 'resume', 'pair', 'unpair', 'trust'];
  const columns = buttons.map((button) => heading.indexOf(button));
  const faults = rows.filter((row) => new Set(columns.map((column) => row[column])).size < buttons.length);
  expect(faults.map(([tag]) => tag)).toEqual([]);
});

test.for([...SPOKEN])('%s uses them', async (tag) => {
  const catalogue = await loadCatalogue(tag);
  const row = rows.find(([language]) => language === tag) ?? [];
  const small = (text: string) => text.toLocaleLowerCase(tag); // in Turkish İ is the capital of i
  const faults = Object.entries(ALONE).flatMap(([term, keys]) =>
    keys
      .filter((key) => small(String(catalogue[key])) !== small(row[heading.indexOf(term)] ?? ''))
      .map((key) => `${key}: ${String(catalogue[key])}`),
  );
  expect(faults).toEqual([]);
});
