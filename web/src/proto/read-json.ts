// Small readers that turn hostile JSON into typed values, or into undefined; they copy, so nothing extra gets through.

export type Read<T> = (value: unknown) => T | undefined;

type Keys<T, Optional extends boolean> = {
  [K in keyof T]-?: object extends Pick<T, K>
    ? Optional extends true
      ? K
      : never
    : Optional extends true
      ? never
      : K;
}[keyof T];
type Required<T> = { readonly [K in Keys<T, false>]: Read<T[K]> };
type Optional<T> = { readonly [K in Keys<T, true>]: Read<NonNullable<T[K]>> };

/** A string of at most `most` UTF-16 units. */
export function text(most: number): Read<string> {
  return (value) => (typeof value === 'string' && value.length <= most ? value : undefined);
}

export function id<Id extends string>(most: number): Read<Id> {
  return (value) =>
    typeof value === 'string' && value !== '' && value.length <= most ? (value as Id) : undefined;
}

export const count: Read<number> = (value) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? Math.abs(Number(value)) : undefined; // JSON has a -0

export const flag: Read<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

export function oneOf<T extends string>(...allowed: readonly T[]): Read<T> {
  return (value) => allowed.find((word) => word === value);
}

export function otherwise<T>(read: Read<T>, fallback: T): Read<T> {
  return (value) => read(value) ?? fallback;
}

/** A list without its unreadable entries; undefined where it is no list or longer than `most`. */
export function list<T>(entry: Read<T>, most: number): Read<T[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > most) return undefined;
    return value.map(entry).filter((read) => read !== undefined);
  };
}

/** An object; every required field must be readable, an optional one that is not is left out. */
export function record<T extends object>(required: Required<T>, optional: Optional<T>): Read<T> {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const fields = readFields(value, { ...required, ...optional });
    return Object.keys(required).every((name) => fields.has(name))
      ? (Object.fromEntries(fields) as T)
      : undefined;
  };
}

function readFields(value: object, readers: Readonly<Record<string, Read<unknown>>>): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [name, read] of Object.entries(readers)) {
    const field = Object.hasOwn(value, name) ? read((value as Record<string, unknown>)[name]) : undefined;
    if (field !== undefined) fields.set(name, field);
  }
  return fields;
}
