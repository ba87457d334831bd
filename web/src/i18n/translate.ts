// Turns keys of the catalogue and typed values into sentences; plural forms by Intl.PluralRules.
import type { en } from './en.ts';

type Plural = { readonly other: string } & { readonly [form in Intl.LDMLPluralRule]?: string };
type Message = string | Plural;

export type MessageKey = keyof typeof en;
/** What a language says: every key, of the same sort as in English. */
export type Catalogue = {
  readonly [K in MessageKey]: (typeof en)[K] extends string ? string : Plural;
};

type Names<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Texts<M> = M extends string ? M : M[keyof M];
type IsPlural<K extends MessageKey> = (typeof en)[K] extends string ? false : true;
type Placeholders<K extends MessageKey> = Exclude<Names<Texts<(typeof en)[K]>>, 'count'>;
type Values<K extends MessageKey> = { readonly [name in Placeholders<K>]: string } & (IsPlural<K> extends true
  ? { readonly count: number }
  : unknown);

/** The values a sentence needs; none for a sentence without placeholders. */
export type Arguments<K extends MessageKey> = keyof Values<K> extends never ? [] : [values: Values<K>];
export type Translate = <K extends MessageKey>(key: K, ...values: Arguments<K>) => string;

type Write = (value: string | number | undefined) => string;

export function translator(language: string, catalogue: Catalogue, rightToLeft = false): Translate {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const write: Write = (value = '') =>
    typeof value === 'number' ? numbers.format(value) : isolated(value, rightToLeft);
  return (key, ...[values]) => {
    const given: Readonly<Record<string, string | number>> = values ?? {};
    return fill(pick(catalogue[key], given['count'], plurals), given, write);
  };
}

function pick(message: Message, count: string | number | undefined, plurals: Intl.PluralRules): string {
  if (typeof message === 'string') return message;
  return message[plurals.select(Number(count))] ?? message.other;
}

function fill(text: string, values: Readonly<Record<string, string | number>>, write: Write): string {
  return text.replace(/\{([a-z]+)\}/g, (_, name: string) => write(values[name]));
}

/** Hebrew, Arabic and their relatives. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A value that may run the other way than its sentence does not disorder it (Unicode UAX #9, FSI and PDI). */
function isolated(value: string, rightToLeft: boolean): string {
  return rightToLeft || RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value;
}
