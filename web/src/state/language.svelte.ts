// The language of the screen: sentences and numbers, changed at once everywhere when the language changes.
import { en } from '../i18n/en.ts';
import { type Formats, formats } from '../i18n/format.ts';
import { type Translate, translator } from '../i18n/translate.ts';

interface Language {
  readonly tag: string;
  readonly translate: Translate;
  readonly formats: Formats;
}

// Sentences and numbers speak one language: a German comma in an English sentence reads as a mistake.
const current = $state.raw<Language>({ tag: 'en', translate: translator('en', en), formats: formats('en') });

export const t: Translate = (key, ...values) => current.translate(key, ...values);

export const format: Formats = {
  bytes: (count) => current.formats.bytes(count),
  rate: (bytesPerSecond) => current.formats.rate(bytesPerSecond),
  duration: (seconds) => current.formats.duration(seconds),
  percent: (part, whole) => current.formats.percent(part, whole),
};
