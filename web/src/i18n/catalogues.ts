// The catalogues that there are, each a file of its own that is fetched when its language is spoken.
import type { Catalogue } from './translate.ts';

const files = import.meta.glob<Catalogue>('./catalogues/*.ts', { import: 'catalogue' });
const fileOf = (tag: string) => `./catalogues/${tag}.ts`;

/** The languages that have a catalogue. */
export const SPOKEN: readonly string[] = [
  'en',
  ...Object.keys(files).map((file) => file.slice(fileOf('').length - '.ts'.length, -'.ts'.length)),
];

/** The sentences of a language; English where there are none of it. */
export async function loadCatalogue(tag: string): Promise<Catalogue> {
  const load = files[fileOf(tag)];
  return load ? load() : (await import('./en.ts')).en;
}
