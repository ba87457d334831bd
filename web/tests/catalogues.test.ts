// Every catalogue says what English says: no unknown key, the same placeholders, every plural form its language needs.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalogue, SPOKEN } from '../src/i18n/catalogues.ts';
import { en } from '../src/i18n/en.ts';
import { TAGS } from '../src/i18n/languages.ts';
import type { Catalogue } from '../src/i18n/translate.ts';

type Message = string | Readonly<Record<string, string>>;
type Messages = Readonly<Record<string, Message>>;

const english: Messages = en;
const files = import.meta.glob<Catalogue>('../src/i18n/catalogues/*.ts', {
  import: 'catalogue',
  eager: true,
});
const catalogues = Object.entries(files).map(
  ([path, messages]) => [path.replace(/^.*\/|\.ts$/g, ''), messages as Messages] as const,
);

const forms = (message: Message) => (typeof message === 'string' ? { other: message } : message);
const placeholders = (text: string) => [...new Set(text.match(/\{[a-z]+\}/g))].sort();

test('every file is a catalogue of a language that is spoken, and can be loaded', async () => {
  const there = readdirSync(join(import.meta.dirname, '../src/i18n/catalogues'));
  expect(there.map((file) => file.replace(/\.ts$/, '')).sort()).toEqual(
    catalogues.map(([tag]) => tag).sort(),
  );
  expect([...SPOKEN].sort()).toEqual(['en', ...catalogues.map(([tag]) => tag)].sort());
  expect(SPOKEN.filter((tag) => !TAGS.includes(tag))).toEqual([]);
  for (const [tag, messages] of catalogues) expect(await loadCatalogue(tag)).toEqual(messages);
});

test.for(catalogues)('%s has no key that English lacks', ([, messages]) => {
  expect(Object.keys(messages).filter((key) => !(key in english))).toEqual([]);
});

test.for(catalogues)('%s says everything', ([, messages]) => {
  expect(Object.keys(english).filter((key) => !(key in messages))).toEqual([]);
});

/** The plural forms of a language that stand for one number alone: they may say it in words. */
function formsOfOneNumber(tag: string): string[] {
  const plurals = new Intl.PluralRules(tag);
  const chosen = Array.from({ length: 300 }, (_, count) => plurals.select(count));
  return ['zero', 'one', 'two'].filter((form) => chosen.filter((other) => other === form).length === 1);
}

test.for(catalogues)('%s fills the same placeholders', ([tag, messages]) => {
  const inWords = formsOfOneNumber(tag);
  const faults = Object.entries(messages).flatMap(([key, message]) => {
    const wanted = placeholders(forms(english[key] ?? '')['other'] ?? '').join();
    const without = placeholders(wanted.replace('{count}', '')).join();
    return Object.entries(forms(message))
      .filter(([form, text]) => {
        const filled = placeholders(text).join();
        const fits = filled === wanted || (inWords.includes(form) && filled === without);
        return !fits || text.trim() === '' || /[{}]/.test(text.replace(/\{[a-z]+\}/g, ''));
      })
      .map(([form, text]) => `${key} (${form}): ${text}`);
  });
  expect(faults).toEqual([]);
});

test.for([['en', english] as const, ...catalogues])('%s has the plural forms it needs', ([tag, messages]) => {
  const needed = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.sort();
  const faults = Object.entries(messages).filter(([key, message]) => {
    const isPlural = typeof (english[key] ?? message) !== 'string';
    if (!isPlural) return typeof message !== 'string';
    return typeof message === 'string' || Object.keys(message).sort().join() !== needed.join();
  });
  expect(faults.map(([key]) => key)).toEqual([]);
});
