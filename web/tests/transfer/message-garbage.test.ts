// The collector is made to look at used messages, in the built client too.
import { join } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { MessageGarbage, WHOLE, WRAPPING } from '../../src/proto/message-garbage.ts';

const MIB = 1024 * 1024;

test.for([
  [8, WHOLE],
  [64, WRAPPING],
])('each %i MiB of messages the collector is shown more than it lets pass', ([mib = 0, every = 0]) => {
  const garbage = new MessageGarbage(every);
  for (let left = mib; left > 1; left--) garbage.add(MIB);
  expect(garbage.shown).toBe(0);
  garbage.add(MIB);
  expect(garbage.shown).toBe(64 * MIB);
});

test('the bundler does not take the buffer that nobody uses for superfluous', async () => {
  const entry = join(import.meta.dirname, '../../src/proto/message-garbage.ts');
  const lib = { entry, formats: ['es' as const], fileName: 'built' };
  const built = await build({ configFile: false, logLevel: 'silent', build: { write: false, lib } });
  const [bundle] = Array.isArray(built) ? built : [];
  const code = bundle?.output.map((part) => ('code' in part ? part.code : '')).join('') ?? '';
  expect(code).toMatch(/new ArrayBuffer\(/);
});
