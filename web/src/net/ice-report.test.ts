// Statistics of a browser, read for people.
import { expect, test } from 'vitest';
import { iceEndText } from '../proto/ice-end.ts';
import { iceReport } from './ice-report.ts';

const local = {
  id: 'l',
  type: 'local-candidate',
  candidateType: 'relay',
  protocol: 'udp',
  relayProtocol: 'tls',
  address: '10.0.0.1',
  port: 49_160,
};
const remote = {
  id: 'r',
  type: 'remote-candidate',
  candidateType: 'srflx',
  protocol: 'udp',
  address: 'fd00::7',
  port: 9,
};
const pair = {
  id: 'p',
  type: 'candidate-pair',
  localCandidateId: 'l',
  remoteCandidateId: 'r',
  currentRoundTripTime: 0.0123,
};
const transport = { id: 't', type: 'transport', selectedCandidatePairId: 'p' };
const stats = (...all: { id: string; type: string }[]) => new Map(all.map((stat) => [stat.id, stat]));

test('the pair in use and all candidates', () => {
  const report = iceReport(stats(local, remote, pair, transport));
  expect(report.pair?.roundTripMs).toBe(12);
  expect(report.local.map(iceEndText)).toEqual(['relay udp 10.0.0.1:49160 (tls)']);
  expect(report.remote.map(iceEndText)).toEqual(['srflx udp [fd00::7]:9']);
});

test('no pair yet, and addresses that a browser hides', () => {
  const hidden = { ...remote, address: '' };
  const report = iceReport(stats(local, hidden, pair));
  expect(report.pair).toBeUndefined();
  expect(report.remote.map(iceEndText)).toEqual(['srflx udp ?:9']);
});
