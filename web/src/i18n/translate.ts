// Turns keys of the catalogue and typed values into sentences; plural forms by Intl.PluralRules.
import type { en } from './en.ts';

type Plural = { readonly other: string } & { readonly [form in Intl.LDMLPluralRule]?: string };
type Message = string | Plural;

export type MessageKey = keyof typeof en;
/** A catalogue of another language: the same keys, of the same sort. */
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

export function translator(language: string, catalogue: Catalogue): Translate {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (key, ...[values]) => {
    const given: Readonly<Record<string, string | number>> = values ?? {};
    return fill(pick(catalogue[key], given['count'], plurals), given, numbers);
  };
}

function pick(message: Message, count: string | number | undefined, plurals: Intl.PluralRules): string {
  if (typeof message === 'string') return message;
  return message[plurals.select(Number(count))] ?? message.other;
}

function fill(
  text: string,
  values: Readonly<Record<string, string | number>>,
  numbers: Intl.NumberFormat,
): string {
  return text.replace(/\{([a-z]+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? numbers.format(value) : (value ?? '');
  });
}
