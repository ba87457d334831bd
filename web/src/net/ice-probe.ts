// Tries the box's STUN and TURN servers one at a time, each with a clock of its own: a browser may never say that it gave up.
import type { Mapped, RelayWay } from '../proto/diagnosis.ts';

/** Some round trips and a TLS handshake on a busy network. */
const WITHIN_MS = 4_000;
/** After the first answer the one from the other port follows at once, or not at all. */
const AFTERWARDS_MS = 500;

/** What the STUN server saw, asked at its port and at the alternate one from one socket. */
export async function probeMapping(servers: readonly RTCIceServer[]): Promise<Mapped[]> {
  const urls = servers.flatMap((server) => server.urls).filter((url) => url.startsWith('stun:'));
  const candidates = await gather({ urls: urls.flatMap((url) => [url, ...alternate(url)]) }, 'all', 'srflx');
  return candidates.flatMap(({ address, port }) => (address && port ? [{ address, port }] : []));
}

/** The server with the URLs for one way only; nothing where the box does not offer it. */
export function relayServer(servers: readonly RTCIceServer[], way: RelayWay): RTCIceServer | undefined {
  for (const server of servers) {
    const urls = [server.urls].flat().filter((url) => wayOf(url) === way);
    if (urls.length > 0) return { ...server, urls };
  }
  return undefined;
}

export async function probeRelay(server: RTCIceServer): Promise<boolean> {
  return (await gather(server, 'relay', 'relay')).length > 0;
}

function wayOf(url: string): RelayWay | undefined {
  if (url.startsWith('turns:')) return 'tls';
  if (!url.startsWith('turn:')) return undefined;
  return url.endsWith('transport=tcp') ? 'tcp' : 'udp';
}

/** The port after the one for STUN, as boxes are configured unless somebody chose another. */
function alternate(url: string): string[] {
  const [, host, port] = /^(stun:.+):(\d+)$/.exec(url) ?? [];
  return host && port ? [`${host}:${Number(port) + 1}`] : [];
}

function gather(
  server: RTCIceServer,
  iceTransportPolicy: RTCIceTransportPolicy,
  wanted: RTCIceCandidateType,
): Promise<RTCIceCandidate[]> {
  const connection = new RTCPeerConnection({ iceServers: [server], iceTransportPolicy });
  const found: RTCIceCandidate[] = [];
  return new Promise<RTCIceCandidate[]>((resolve) => {
    const done = () => resolve(found);
    setTimeout(done, WITHIN_MS);
    connection.onicegatheringstatechange = () => connection.iceGatheringState === 'complete' && done();
    connection.onicecandidate = ({ candidate }) => {
      if (candidate?.type !== wanted) return;
      found.push(candidate);
      setTimeout(done, wanted === 'relay' ? 0 : AFTERWARDS_MS);
    };
    connection.createDataChannel('probe');
    connection.setLocalDescription().catch(done);
  }).finally(() => connection.close());
}
