// Reads fields out of JSON that a stranger sent; every wrong kind, size or number is a Malformed with the field's name.

export class Malformed extends Error {
  override readonly name = 'Malformed';
}

export type Fields = Readonly<Record<string, unknown>>;

export function object(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Malformed(what);
  return value as Fields;
}

/** A whole number from 0 to `max`; nothing that a double cannot count exactly. */
export function count(value: unknown, what: string, max: number): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0 || (value as number) > max) {
    throw new Malformed(what);
  }
  return Math.abs(value as number); // JSON has a -0
}

export function text(value: unknown, what: string, max: number): string {
  if (typeof value !== 'string' || value.length > max) throw new Malformed(what);
  return value;
}

export function flag(value: unknown, what: string): boolean {
  if (typeof value !== 'boolean') throw new Malformed(what);
  return value;
}

export function list<T>(value: unknown, what: string, max: number, read: (item: unknown) => T): T[] {
  if (!Array.isArray(value) || value.length > max) throw new Malformed(what);
  return value.map(read);
}

export function pair(value: unknown, what: string): readonly [unknown, unknown] {
  if (!Array.isArray(value) || value.length !== 2) throw new Malformed(what);
  return [value[0], value[1]];
}
