// The catalogues that there are, each a file of its own that is fetched when its language is spoken.
import type { Catalogue, Translation } from './translate.ts';

const files = import.meta.glob<Translation>('./catalogues/*.ts', { import: 'catalogue' });
const fileOf = (tag: string) => `./catalogues/${tag}.ts`;

/** The languages that have a catalogue. */
export const SPOKEN: readonly string[] = [
  'en',
  ...Object.keys(files).map((file) => file.slice(fileOf('').length - '.ts'.length, -'.ts'.length)),
];

/** The sentences of a language; those that were not translated yet are English. */
export async function loadCatalogue(tag: string): Promise<Catalogue> {
  const [translation, { en }] = await Promise.all([files[fileOf(tag)]?.(), import('./en.ts')]);
  return { ...en, ...translation };
}
