// Which language a browser asks for, by the same examples as the box.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { direction, lookup, ownName, preferred, TAGS } from './languages.ts';

const FIXTURES = join(import.meta.dirname, '../../../tests/fixtures/languages/lookup.json');
const golden = JSON.parse(readFileSync(FIXTURES, 'utf8')) as Record<string, string | null>;

test('tags are looked up as the box looks them up', () => {
  expect(Object.keys(golden).length).toBeGreaterThan(40);
  for (const [tag, language] of Object.entries(golden))
    expect([tag, lookup(tag)]).toEqual([tag, language ?? undefined]);
});

test('every language is found by its own tag, and is one of those that the box has words for', () => {
  expect(TAGS.map((tag) => lookup(tag.toUpperCase()))).toEqual(TAGS);
  const words = join(import.meta.dirname, '../../../src/proto/names/words');
  expect(TAGS.filter((tag) => readFileSync(join(words, `${tag}.txt`)).length === 0)).toEqual([]);
  expect(TAGS).toHaveLength(44);
});

test('the first language asked for that can be shown counts', () => {
  expect(preferred(['tlh', 'de-AT', 'en'])).toBe('de');
  expect(preferred(['ko-KR', 'fr-CA', 'en'], ['en', 'fr'])).toBe('fr');
  expect(preferred(['tlh'], ['en'])).toBeUndefined();
  expect(preferred(['constructor', '__proto__', ''])).toBeUndefined();
});

test('languages call themselves by their own name and run their own way', () => {
  expect(['de', 'fr', 'zh-Hant', 'ar'].map(ownName)).toEqual(['Deutsch', 'Français', '繁體中文', 'العربية']);
  expect(TAGS.filter((tag) => direction(tag) === 'rtl')).toEqual(['ar', 'fa', 'he']);
});
