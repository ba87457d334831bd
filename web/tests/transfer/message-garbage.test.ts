// The collector is made to look at used messages, in the built client too.
import { join } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { MessageGarbage } from '../../src/proto/message-garbage.ts';

const MIB = 1024 * 1024;

test('each 8 MiB of messages the collector is shown more than it lets pass', () => {
  const garbage = new MessageGarbage();
  for (let left = 8; left > 1; left--) garbage.add(MIB);
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
