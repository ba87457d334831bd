// Looks at this device's way to the box from every side that a page can: how the box sees it, and what STUN and TURN reach.
import { type Facts, readWhoAmI, RELAY_WAYS, type RelayWay, type WhoAmI } from '../proto/diagnosis.ts';
import { probeMapping, probeRelay, relayServer } from './ice-probe.ts';

const ANSWER_WITHIN_MS = 5_000;

export async function examineNetwork(
  base: string,
  servers: readonly RTCIceServer[],
  found: (facts: Partial<Facts>) => void,
): Promise<void> {
  found({ whoAmI: (await askWho(base)) ?? false });
  if (servers.length > 0) found({ mapped: await probeMapping(servers) });
  const relay: Partial<Record<RelayWay, boolean>> = {};
  for (const way of RELAY_WAYS) {
    const server = relayServer(servers, way);
    if (server === undefined) continue;
    relay[way] = await probeRelay(server);
    found({ relay: { ...relay } });
  }
}

async function askWho(base: string): Promise<WhoAmI | undefined> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch(new URL('whoami', base), { cache: 'no-store', signal });
    return response.ok ? readWhoAmI(await response.json()) : undefined;
  } catch {
    return undefined; // the finding says that the box does not answer
  }
}
