// What a connection is made of: the candidates of both sides and the pair in use, out of the browser's statistics.
import type { IceEnd, IceReport } from '../proto/ice-end.ts';
import { selectedPair, type Stats } from './selected-path.ts';

export function iceReport(stats: Stats): IceReport {
  const of = (type: string) => [...stats.values()].filter((stat) => stat.type === type).map(end);
  const pair = selectedPair(stats);
  const [local, remote] = [pair?.localCandidateId, pair?.remoteCandidateId].map((id) => stats.get(id ?? ''));
  const trip = pair?.currentRoundTripTime;
  const roundTripMs = trip === undefined ? {} : { roundTripMs: Math.round(trip * 1000) };
  return {
    ...(local && remote ? { pair: { local: end(local), remote: end(remote), ...roundTripMs } } : {}),
    local: of('local-candidate'),
    remote: of('remote-candidate'),
  };
}

function end(stat: NonNullable<ReturnType<Stats['get']>>): IceEnd {
  const { candidateType = '?', protocol = '?', address, port = 0, relayProtocol } = stat;
  const by = relayProtocol === undefined ? {} : { by: relayProtocol };
  return { type: candidateType, protocol, address: address ? address : '?', port, ...by };
}
