// The servers of the box, sorted by the way in which they are reached.
import { expect, test } from 'vitest';
import { relayServer } from './ice-probe.ts';

const servers = [
  { urls: ['stun:192.168.1.2:3478'] },
  {
    urls: [
      'turn:192.168.1.2:3478?transport=udp',
      'turn:192.168.1.2:3478?transport=tcp',
      'turns:192.168.1.2:5349?transport=tcp',
    ],
    username: '1:a',
    credential: 'c',
  },
];

test.each([
  ['udp', 'turn:192.168.1.2:3478?transport=udp'],
  ['tcp', 'turn:192.168.1.2:3478?transport=tcp'],
  ['tls', 'turns:192.168.1.2:5349?transport=tcp'],
] as const)('by %s', (way, url) => {
  expect(relayServer(servers, way)).toEqual({ urls: [url], username: '1:a', credential: 'c' });
});

test('a way that is not offered', () => {
  expect(relayServer(servers.slice(0, 1), 'udp')).toBeUndefined();
});
