// Makes messages that nobody would send out of such as are sent: by a seed, so that whatever is found can be found again.
import { randomFrom } from '../transfer/world.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** What readers get wrong: edges of numbers, kinds, lengths and names. */
const ODD: readonly Json[] = [
  null,
  true,
  false,
  0,
  -0,
  1,
  -1,
  0.5,
  2 ** 31,
  2 ** 32 - 1,
  2 ** 32,
  2 ** 53 - 1,
  2 ** 53,
  1e308,
  '',
  'all',
  'x',
  '__proto__',
  'constructor',
  '..',
  '/',
  '\u0000',
  '\ud800',
  '\u202e',
  '7',
  'a'.repeat(64),
  'x'.repeat(2000),
  'x'.repeat(70_000),
  [],
  {},
  [[]],
  [[0, 1]],
  [[5, 5]],
  [[0, 200_000]],
  Array.from({ length: 3000 }, (_, index) => [index, index + 1]),
  JSON.parse('{"__proto__":{"type":"hello"}}') as Json,
];

export class Mutator {
  readonly random: () => number;

  /** `others`: messages whose parts are put into others. */
  constructor(
    seed: number,
    readonly others: readonly string[] = [],
  ) {
    this.random = randomFrom(seed);
  }

  below(limit: number): number {
    return this.random() % limit;
  }

  oneOf<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  /** Another text: a part of its JSON is another one, or its letters are. */
  text(text: string): string {
    const times = 1 + this.below(3);
    for (let time = 0; time < times; time++)
      text = this.below(6) === 0 ? this.#letters(text) : this.#json(text);
    return text;
  }

  bytes(whole: Uint8Array): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(whole);
    const at = this.below(Math.min(this.oneOf([20, 64]), bytes.length) || 1);
    switch (this.below(5)) {
      case 0:
        return bytes.slice(0, this.below(bytes.length + 1));
      case 1:
        return new Uint8Array([...bytes.slice(0, 80), ...bytes.slice(0, this.below(80))]);
      case 2:
        bytes.fill(this.oneOf([0, 255]), at, at + 1 + this.below(8));
        return bytes;
      default:
        // Headers are at the beginning, so half of all changes are there.
        if (bytes.length > 0) bytes[this.below(2) ? at : this.below(bytes.length)]! ^= 1 << this.below(8);
        return bytes;
    }
  }

  #letters(text: string): string {
    const at = this.below(text.length + 1);
    switch (this.below(4)) {
      case 0:
        return text.slice(0, at);
      case 1:
        return text.slice(0, at) + text.slice(at + 1 + this.below(4));
      case 2:
        return (
          text.slice(0, at) +
          this.oneOf(['"', '{', ']', ',', '\\', '\u0000', '9', '-', 'e9']) +
          text.slice(at)
        );
      default:
        return text + text;
    }
  }

  #json(text: string): string {
    const value = parse(text);
    if (value === undefined) return this.#letters(text);
    const places = [...placesOf(value)];
    if (places.length === 0) return JSON.stringify(this.oneOf(ODD));
    const { within, name } = this.oneOf(places);
    const here = within as { [name: string]: Json };
    switch (this.below(5)) {
      case 0:
        if (Array.isArray(within)) within.splice(Number(name), 1);
        else Reflect.deleteProperty(within, name);
        break;
      case 1:
        if (Array.isArray(within)) within.push(...(within.slice(Number(name)) as Json[]));
        else here[`${name}2`] = here[name]!;
        break;
      case 2:
        here[name] = this.#near(here[name]!);
        break;
      case 3:
        here[name] = this.#other() ?? this.oneOf(ODD);
        break;
      default:
        here[name] = this.oneOf(ODD);
    }
    return JSON.stringify(value);
  }

  #near(value: Json): Json {
    if (typeof value === 'number') return value + this.oneOf([-1, 1, 255, -65_536, 262_144]);
    if (typeof value === 'string') return this.#letters(value);
    if (typeof value === 'boolean') return !value;
    return [value, value];
  }

  /** A part of some other message. */
  #other(): Json | undefined {
    const value = this.others.length > 0 ? parse(this.oneOf(this.others)) : undefined;
    const places = value === undefined ? [] : [...placesOf(value)];
    if (places.length === 0) return undefined;
    const { within, name } = this.oneOf(places);
    return (within as { [name: string]: Json })[name];
  }
}

interface Place {
  readonly within: Json[] | { [name: string]: Json };
  readonly name: string;
}

function* placesOf(value: Json): Generator<Place> {
  if (typeof value !== 'object' || value === null) return;
  for (const name of Object.keys(value)) {
    yield { within: value, name };
    yield* placesOf((value as { [name: string]: Json })[name]!);
  }
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined; // no JSON any more: letters can still be changed
  }
}
