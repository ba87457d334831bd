// Finds out from the statistics whether packets go straight to the other device or through the box.

export type Route = 'direct' | 'relay';

/** The fields of RTCStats that are read here; the DOM library does not type them per report. */
interface Stat {
  readonly id: string;
  readonly type: string;
  readonly selectedCandidatePairId?: string;
  readonly selected?: boolean;
  readonly nominated?: boolean;
  readonly state?: string;
  readonly localCandidateId?: string;
  readonly remoteCandidateId?: string;
  readonly candidateType?: string;
  readonly protocol?: string;
  readonly relayProtocol?: string;
  readonly address?: string | null;
  readonly port?: number;
  /** Seconds. */
  readonly currentRoundTripTime?: number;
}

export type Stats = Pick<Map<string, Stat>, 'get' | 'values'>;

export async function selectedRoute(connection: RTCPeerConnection): Promise<Route | undefined> {
  return routeOf((await connection.getStats()) as unknown as Stats);
}

export function routeOf(stats: Stats): Route | undefined {
  const pair = selectedPair(stats);
  if (pair === undefined) return undefined;
  const ends = [pair.localCandidateId, pair.remoteCandidateId].map((id) => stats.get(id ?? ''));
  return ends.some((end) => end?.candidateType === 'relay') ? 'relay' : 'direct';
}

export function selectedPair(stats: Stats): Stat | undefined {
  const all = [...stats.values()];
  const chosen = all.find(({ type }) => type === 'transport')?.selectedCandidatePairId;
  if (chosen !== undefined) return stats.get(chosen);
  // Firefox has no transport report; it marks the pair itself.
  const pairs = all.filter(({ type }) => type === 'candidate-pair');
  return (
    pairs.find(({ selected }) => selected) ??
    pairs.find((pair) => pair.nominated && pair.state === 'succeeded')
  );
}
