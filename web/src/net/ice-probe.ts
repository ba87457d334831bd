// Tries the box's STUN and TURN servers one at a time, each with a clock of its own: a browser may never say that it gave up.
import type { Mapped, Mapping, RelayWay } from '../proto/diagnosis.ts';

/** Some round trips and a TLS handshake on a busy network. */
const WITHIN_MS = 4_000;
/** After the first answer the one from the other port follows at once, or not at all. */
const AFTERWARDS_MS = 500;

/** What STUN saw, asked at the box's port for it and at the alternate one from one socket. */
export async function probeMapping(stun: readonly string[], alternate: readonly string[]): Promise<Mapping> {
  const found = await gather({ urls: [...stun, ...alternate] }, 'all', 'srflx');
  const mapped = found.filter(({ type }) => type === 'srflx').flatMap(place);
  const local = found.filter(({ type, protocol }) => type === 'host' && protocol === 'udp').flatMap(port);
  if (alternate.length === 0) return { mapped, local };
  // Where both saw the same the browser tells it once: so did the alternate port answer?
  const again = differs(mapped) || (await gather({ urls: [...alternate] }, 'all', 'srflx')).some(isMapped);
  return { mapped, local, alternate: again };
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
  return (await gather(server, 'relay', 'relay')).some(({ type }) => type === 'relay');
}

function wayOf(url: string): RelayWay | undefined {
  if (url.startsWith('turns:')) return 'tls';
  if (!url.startsWith('turn:')) return undefined;
  return url.endsWith('transport=tcp') ? 'tcp' : 'udp';
}

const isMapped = ({ type }: RTCIceCandidate) => type === 'srflx';
const port = (candidate: RTCIceCandidate) => candidate.port ?? [];
const place = ({ address, port: at }: RTCIceCandidate): Mapped | [] =>
  address && at ? { address, port: at } : [];
const differs = (mapped: readonly Mapped[]) =>
  mapped.some((one) => mapped.some(({ address, port: at }) => one.address === address && one.port !== at));

/** The candidates that were found until some time after the first of the sort that is wanted. */
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
      if (!candidate?.type) return;
      found.push(candidate);
      if (candidate.type === wanted) setTimeout(done, wanted === 'relay' ? 0 : AFTERWARDS_MS);
    };
    connection.createDataChannel('probe');
    connection.setLocalDescription().catch(done);
  }).finally(() => connection.close());
}
