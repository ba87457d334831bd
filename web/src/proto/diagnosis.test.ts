// What is found, and the advice that follows.
import { expect, test } from 'vitest';
import { type Facts, findings, type Mapping, readWhoAmI, type WhoAmI } from './diagnosis.ts';

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
  rooms: [{ kind: 'lan', label: '192.168.1.0/24', others: 1 }],
  secureContext: true,
  trusted: true,
  webRtc: true,
  mapping: { mapped: [{ address: '192.168.1.20', port: 4000 }], local: [4000, 4001], alternate: true },
  relay: { udp: true, tcp: true, tls: true },
};
const advice = (facts: Partial<Facts>) =>
  findings({ ...GOOD, ...facts }).flatMap((found) => found.advice ?? []);

/** What STUN saw. */
function mapping(mapped: [string, number][], more: Partial<Mapping> = {}): Partial<Facts> {
  const seen = mapped.map(([address, port]) => ({ address, port }));
  return { mapping: { mapped: seen, local: [4000], alternate: true, ...more } };
}

test('at home, where all works, there is nothing to advise', () => {
  expect(advice({})).toEqual([]);
  expect(findings(GOOD).map(({ about }) => about)).toEqual([
    'address',
    'network',
    'seen',
    'secure',
    'trusted',
    'stun',
    'router',
    'ports',
    'udp',
    'tcp',
    'tls',
  ]);
});

test('what is not known yet is not told', () => {
  const found = findings({ seen: 0, rooms: [], secureContext: true, webRtc: true, relay: {} });
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
  const at = (address: string) => ({
    whoAmI: { ...elsewhere, address },
    mapping: { mapped: [{ address, port: 4000 }], local: [4000] },
  });
  expect(advice(at('10.1.1.9'))).toEqual(['subnet']);
  expect(advice(at('203.0.113.9'))).toEqual(['outside']);
});

test.each<[string, Partial<Facts>, string[]]>([
  ['the box is away', { whoAmI: false }, ['box']],
  ['nobody in sight', { seen: 0 }, ['alone']],
  ['plain http', { secureContext: false }, ['insecure']],
  ['a warning clicked away', { trusted: false }, ['untrusted']],
  ['no WebRTC', { webRtc: false }, ['webrtc']],
  ['no answer by STUN', mapping([]), ['stun-none']],
  ['another address by STUN', mapping([['10.8.0.2', 4000]]), ['stun-elsewhere']],
  ['of the other family only', mapping([['fd00::2', 4000]]), []],
  ['another port than its own', mapping([['192.168.1.20', 5000]]), ['router']],
  ['ports that the browser does not tell', mapping([['192.168.1.20', 5000]], { local: [] }), []],
  [
    'a port for each destination',
    mapping([
      ['192.168.1.20', 1],
      ['192.168.1.20', 2],
    ]),
    ['router', 'ports'],
  ],
  [
    'no answer from the alternate port',
    mapping([['192.168.1.20', 4000]], { alternate: false }),
    ['alternate'],
  ],
  ['UDP blocked', { relay: { udp: false, tcp: true, tls: true } }, ['udp']],
  ['TLS blocked', { relay: { udp: true, tcp: true, tls: false } }, ['tls']],
  [
    'CA not trusted',
    { trusted: false, relay: { udp: true, tcp: true, tls: false } },
    ['untrusted', 'tls-untrusted'],
  ],
])('%s', (_, facts, expected) => {
  expect(advice(facts)).toEqual(expected);
});

test('room by room, who else is there', () => {
  const found = findings({
    ...GOOD,
    seen: 4,
    rooms: [
      { kind: 'lan', label: '192.168.1.0/24', others: 2 },
      { kind: 'paired', others: 1 },
      { kind: 'paired', others: 0 },
      { kind: 'code', label: 'ABCDE', others: 3 },
    ],
  });
  const told = Object.fromEntries(found.map(({ about, value }) => [about, value]));
  expect(told).toMatchObject({ network: '192.168.1.0/24 · 2', paired: '1', code: 'ABCDE · 3', seen: '4' });
});

test('the answer of the box is read, and nonsense is not', () => {
  expect(readWhoAmI({ ...HOME, more: 1 })).toEqual(HOME);
  expect(readWhoAmI({ ...HOME, room: { kind: 'lan', label: null } })?.room).toEqual({});
  expect(readWhoAmI({ ...HOME, forwarded: 'maybe' })).toBeUndefined();
});
