// Many files between two whole engines: small and not so small, slow disks, and answers of everything in any order.
import { expect, test } from 'vitest';
import { Engine } from './engines.ts';
import { randomFrom, testFile, type TestFile } from './world.ts';

const FILES = Array.from({ length: 600 }, (_, i) => testFile(`${i}`, i % 3 ? i % 40 : 65_537 + i));

/** Until both say that it is over; what they say then. */
function run(seed: number, slowness: number, files: readonly TestFile[]): Promise<string[]> {
  const random = randomFrom(seed);
  const [one, other] = [new Engine(random, slowness), new Engine(random, slowness)];
  one.meet(other);
  const over = (engine: Engine) =>
    new Promise<string>((resolve) => {
      engine.onView = ({ id, state, hold, confirmed, total }) => {
        if (hold === 'answer-here') engine.link.handle({ do: 'accept', id, choice: 'all' });
        if (['done', 'failed', 'cancelled'].includes(state)) resolve(`${state}, ${confirmed} of ${total}`);
      };
    });
  const both = Promise.all([over(one), over(other)]);
  one.send(files);
  return both;
}

test.each(Array.from({ length: 12 }, (_, seed) => [seed, [0, 3, 30][seed % 3]!] as const))(
  'seed %i, slowness %i',
  async (seed, slowness) => {
    const total = FILES.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const end = `done, ${total} of ${total}`;
    expect(await run(seed, slowness, FILES)).toEqual([end, end]);
  },
);
