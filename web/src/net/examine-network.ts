// Looks at this device's way to the box from every side that a page can: how the box sees it, and what STUN and TURN reach.
import { type Facts, readWhoAmI, RELAY_WAYS, type RelayWay, type WhoAmI } from '../proto/diagnosis.ts';
import { fetchBoxConfig } from './box-config.ts';
import { probeMapping, probeRelay, relayServer } from './ice-probe.ts';

const ANSWER_WITHIN_MS = 5_000;

export async function examineNetwork(
  base: string,
  servers: readonly RTCIceServer[],
  found: (facts: Partial<Facts>) => void,
): Promise<void> {
  const config = await fetchBoxConfig(base).catch(() => undefined);
  found({ whoAmI: (await askWho(base)) ?? false });
  const trusted = await isTrusted(base);
  if (trusted !== undefined) found({ trusted });
  if (!('RTCPeerConnection' in globalThis)) return found({ webRtc: false });
  const stun = config?.stun ?? [];
  if (stun.length > 0) found({ mapping: await probeMapping(stun, config?.stunAlternate ?? []) });
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

/**
 * Whether the certificate is trusted: no service worker is let in where the warning was only clicked away. Nobody knows
 * over plain HTTP, and in a browser or a mode of it that has no service workers at all.
 */
async function isTrusted(base: string): Promise<boolean | undefined> {
  if (!window.isSecureContext || !('serviceWorker' in navigator)) return undefined;
  try {
    const scope = new URL('trust-worker/', base).href;
    const registration = await navigator.serviceWorker.register(new URL('trust-worker.js', base), { scope });
    await registration.unregister();
    return true;
  } catch {
    return false;
  }
}
