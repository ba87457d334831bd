// The language of the screen: sentences and numbers, changed at once everywhere when the language changes.
import { loadCatalogue, SPOKEN } from '../i18n/catalogues.ts';
import { first } from '../i18n/en-first.ts';
import { type Formats, formats } from '../i18n/format.ts';
import { direction, preferred } from '../i18n/languages.ts';
import { type Catalogue, type Translate, translator } from '../i18n/translate.ts';
import { readValue, writeValue } from '../storage/local-store.ts';

interface Language {
  readonly tag: string;
  readonly translate: Translate;
  readonly formats: Formats;
  /** All sentences are here, not only those of the first screen. */
  readonly whole: boolean;
}

/** The key under which this browser keeps the language that was chosen by hand. */
const KEPT = 'language';

// What the others need waits for them: see `allSentences`.
let current = $state.raw(language('en', first as Catalogue, false));
let chosen = $state(readValue(KEPT));

export const t: Translate = (key, ...values) => current.translate(key, ...values);

// Sentences and numbers speak one language: a German comma in an English sentence reads as a mistake.
export const format: Formats = {
  bytes: (count) => current.formats.bytes(count),
  rate: (bytesPerSecond) => current.formats.rate(bytesPerSecond),
  duration: (seconds) => current.formats.duration(seconds),
  percent: (part, whole) => current.formats.percent(part, whole),
  compare: (one, other) => current.formats.compare(one, other),
  milliseconds: (count) => current.formats.milliseconds(count),
};

/** The language chosen by hand; none when the browser decides. */
export function chosenLanguage(): string | undefined {
  return chosen;
}

/** The language that the person wants, also where it has no catalogue yet; none when the browser names none of ours. */
export function wantedLanguage(): string | undefined {
  return chosen ?? preferred(navigator.languages);
}

/** Speaks the language of this browser's person, chosen earlier or asked for by the browser. */
export async function speak(): Promise<void> {
  const wanted = (chosen && preferred([chosen], SPOKEN)) ?? preferred(navigator.languages, SPOKEN) ?? 'en';
  if (wanted === current.tag) return;
  const before = chosen;
  const catalogue = await loadCatalogue(wanted);
  if (chosen !== before) return; // another one was chosen meanwhile
  current = language(wanted, catalogue, true);
  document.documentElement.lang = wanted;
  document.documentElement.dir = direction(wanted);
}

/** Whatever is loaded when first needed waits for its sentences too. */
export async function allSentences(): Promise<void> {
  const { tag, whole } = current;
  if (whole) return;
  const catalogue = await loadCatalogue(tag);
  if (current.tag === tag) current = language(tag, catalogue, true);
}

/** Changes the language at once, and keeps it on this device; nothing leaves it to the browser again. */
export function choose(tag: string | undefined): Promise<void> {
  chosen = tag;
  writeValue(KEPT, tag);
  return speak();
}

function language(tag: string, catalogue: Catalogue, whole: boolean): Language {
  const rightToLeft = direction(tag) === 'rtl';
  return { tag, translate: translator(tag, catalogue, rightToLeft), formats: formats(tag), whole };
}
