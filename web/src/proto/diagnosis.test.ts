// What is found, and the advice that follows.
import { expect, test } from 'vitest';
import { type Facts, findings, readWhoAmI, type WhoAmI } from './diagnosis.ts';

const HOME: WhoAmI = {
  address: '192.168.1.20',
  interface: 'eth0',
  room: { label: '192.168.1.0/24' },
  forwarded: 'none',
  secure: true,
};
const GOOD: Facts = {
  whoAmI: HOME,
  seen: 1,
  secureContext: true,
  mapped: [{ address: '192.168.1.20', port: 4000 }],
  relay: { udp: true, tcp: true, tls: true },
};
const advice = (facts: Partial<Facts>) =>
  findings({ ...GOOD, ...facts }).flatMap((found) => found.advice ?? []);

test('at home, where all works, there is nothing to advise', () => {
  expect(advice({})).toEqual([]);
  expect(findings(GOOD).map(({ about }) => about)).toEqual([
    'address',
    'room',
    'seen',
    'secure',
    'stun',
    'udp',
    'tcp',
    'tls',
  ]);
});

test('what is not known yet is not told', () => {
  const found = findings({ seen: 0, secureContext: true, relay: {} });
  expect(found.map(({ about }) => about)).toEqual(['seen', 'secure']);
});

test.each<[string, Partial<WhoAmI>, string[]]>([
  ['a trusted proxy', { forwarded: 'used' }, ['proxy']],
  ['a proxy that is not believed', { forwarded: 'ignored' }, ['proxy-ignored']],
])('%s', (_, seen, expected) => {
  expect(advice({ whoAmI: { ...HOME, ...seen } })).toEqual(expected);
});

test('an address in no network of the box', () => {
  const elsewhere: WhoAmI = { address: '10.1.1.9', room: {}, forwarded: 'none', secure: true };
  const at = (address: string) => ({ whoAmI: { ...elsewhere, address }, mapped: [{ address, port: 4000 }] });
  expect(advice(at('10.1.1.9'))).toEqual(['subnet']);
  expect(advice(at('203.0.113.9'))).toEqual(['outside']);
});

test.each<[string, Partial<Facts>, string[]]>([
  ['the box is away', { whoAmI: false }, ['box']],
  ['nobody in sight', { seen: 0 }, ['alone']],
  ['plain http', { secureContext: false }, ['insecure']],
  ['no answer by STUN', { mapped: [] }, ['stun-none']],
  ['another address by STUN', { mapped: [{ address: '10.8.0.2', port: 1 }] }, ['stun-router']],
  ['of the other family only', { mapped: [{ address: 'fd00::2', port: 1 }] }, []],
  [
    'a port for each destination',
    {
      mapped: [
        { address: '192.168.1.20', port: 1 },
        { address: '192.168.1.20', port: 2 },
      ],
    },
    ['stun-ports'],
  ],
  ['UDP blocked', { relay: { udp: false, tcp: true, tls: true } }, ['udp']],
  ['CA not trusted', { relay: { udp: true, tcp: true, tls: false } }, ['tls']],
])('%s', (_, facts, expected) => {
  expect(advice(facts)).toEqual(expected);
});

test('the answer of the box is read, and nonsense is not', () => {
  expect(readWhoAmI({ ...HOME, more: 1 })).toEqual(HOME);
  expect(readWhoAmI({ ...HOME, room: { kind: 'lan', label: null } })?.room).toEqual({});
  expect(readWhoAmI({ ...HOME, forwarded: 'maybe' })).toBeUndefined();
});
