// The languages Homedrop speaks, and which of them is asked for: lookup (RFC 4647 §3.4), by the same table as the box.

/** Every language, as the box makes up names in; a catalogue is called after its tag. */
export const TAGS: readonly string[] = (
  'en ar be bg bn ca cs da de el es et eu fa fi fr he hi hu id it ja kn ko lt nb nl nn pl pt-BR pt-PT ro ru sk ' +
  'sr sv ta th tr uk vi zh-Hans zh-Hant zh-HK'
).split(' ');

/** Tags that mean one of them under another name: former codes, macrolanguages, and regions that tell script or spelling. */
const ALIASES: readonly (readonly [tag: string, ...aliases: string[]])[] = [
  ['he', 'iw'],
  ['id', 'in'],
  ['nb', 'no'],
  ['pt-BR', 'pt'],
  ['pt-PT', ...'ao ch cv gq gw lu mo mz st tl'.split(' ').map((region) => `pt-${region}`)],
  ['ro', 'mo'],
  ['zh-Hans', 'cmn', 'yue-hans', 'zh', 'zh-hans-hk'],
  ['zh-Hant', 'cmn-hant', 'zh-tw'],
  ['zh-HK', 'yue', 'zh-hant-hk', 'zh-hant-mo', 'zh-mo', 'zh-yue'],
];
const named = new Map([
  ...TAGS.map((tag) => [tag.toLowerCase(), tag] as const),
  ...ALIASES.flatMap(([tag, ...aliases]) => aliases.map((alias) => [alias, tag] as const)),
]);

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = ['ar', 'fa', 'he'];

/** The language that a tag asks for; none when it is not ours. */
export function lookup(range: string): string | undefined {
  const subtags = range.toLowerCase().split('-');
  for (; subtags.length > 0; subtags.pop()) {
    const found = named.get(subtags.join('-'));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first of the languages asked for that is ours, and among those that can be shown. */
export function preferred(asked: readonly string[], shown: readonly string[] = TAGS): string | undefined {
  return asked.map(lookup).find((tag) => tag !== undefined && shown.includes(tag));
}

export function direction(tag: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.includes(tag) ? 'rtl' : 'ltr';
}

/** What a language calls itself. */
export function ownName(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
