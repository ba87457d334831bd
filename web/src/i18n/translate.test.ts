// Sentences are filled, plurals chosen, and numbers written the way of the language.
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { formats } from './format.ts';
import { type Catalogue, translator } from './translate.ts';

const t = translator('en', en);

test('placeholders are filled, and what is filled in is never looked at again', () => {
  expect(t('announce.arrived', { name: '{name} $& \\' })).toBe('{name} $& \\ is here');
});

test('plural forms follow the rules of the language', () => {
  expect(t('request.files', { count: 1 })).toBe('1 file');
  expect(t('request.files', { count: 1200 })).toBe('1,200 files');
  const polish: Catalogue = {
    ...en,
    'request.files': {
      one: '{count} plik',
      few: '{count} pliki',
      many: '{count} plików',
      other: '{count} pliku',
    },
  };
  const pl = translator('pl', polish);
  expect([1, 3, 5].map((count) => pl('request.files', { count }))).toEqual(['1 plik', '3 pliki', '5 plików']);
});

test('what runs the other way than its sentence is isolated', () => {
  expect(t('announce.arrived', { name: 'هاتف 2' })).toBe('\u2068هاتف 2\u2069 is here');
  expect(t('announce.arrived', { name: 'Küche' })).toBe('Küche is here');
  expect(translator('ar', en, true)('announce.arrived', { name: 'TV' })).toBe('\u2068TV\u2069 is here');
});

test('keys, placeholders and their types are checked by the compiler', () => {
  // @ts-expect-error: no such key
  expect(() => t('nothing')).toThrow();
  // @ts-expect-error: the placeholder has another name
  t('announce.arrived', { nam: 'x' });
  // @ts-expect-error: this sentence needs a count
  t('request.files', {});
});

test('no sentence is empty, and every placeholder is lower case', () => {
  const texts = Object.values(en).flatMap((message) =>
    typeof message === 'string' ? [message] : Object.values(message),
  );
  expect(texts.filter((text) => text.trim() === '' || /\{(?![a-z]+\})/.test(text))).toEqual([]);
});

test('sizes, rates, times and shares', () => {
  const { bytes, rate, duration, percent } = formats('en');
  expect([0, 999, 1000, 1_550_000, 20e9].map(bytes)).toEqual([
    '0 bytes',
    '999 bytes',
    '1 kB',
    '1.6 MB',
    '20 GB',
  ]);
  expect(rate(12_300_000)).toBe('12.3 MB/s');
  expect([0, 12.2, 61, 5400].map(duration)).toEqual(['1 sec', '13 sec', '2 min', '1.5 hr']);
  expect([percent(0, 0), percent(999, 1000), percent(5, 5)]).toEqual(['0%', '99%', '100%']);
  expect(formats('de').bytes(1_550_000)).toBe('1,6 MB');
});
