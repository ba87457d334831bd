// Statistics as Chromium and as Firefox give them, and the route they mean.
import { expect, test } from 'vitest';
import { routeOf } from './selected-path.ts';

type Reports =
  Parameters<typeof routeOf>[0] extends Pick<Map<string, infer Stat>, 'get' | 'values'> ? Stat[] : never;
const stats = (...reports: Reports) => new Map(reports.map((report) => [report.id, report]));

const ends = (local: string, remote: string): Reports => [
  { id: 'L', type: 'local-candidate', candidateType: local },
  { id: 'R', type: 'remote-candidate', candidateType: remote },
];
const pair = { id: 'P', type: 'candidate-pair', localCandidateId: 'L', remoteCandidateId: 'R' };
const transport = { id: 'T', type: 'transport', selectedCandidatePairId: 'P' };

test.each([
  ['host', 'prflx', 'direct'],
  ['relay', 'host', 'relay'],
  ['srflx', 'relay', 'relay'],
])('%s to %s is %s', (local, remote, route) => {
  expect(routeOf(stats(transport, pair, ...ends(local, remote)))).toBe(route);
  expect(routeOf(stats({ ...pair, selected: true }, ...ends(local, remote)))).toBe(route);
});

test('a pair that is not in use says nothing', () => {
  expect(
    routeOf(stats({ ...pair, nominated: true, state: 'failed' }, ...ends('host', 'host'))),
  ).toBeUndefined();
});
