// What was found out about this device's way to the box, and what follows from it for the person who asks.
import { flag, oneOf, record, text } from './read-json.ts';

/** How the box sees this client: its answer to `GET whoami`. */
export interface WhoAmI {
  readonly address: string;
  /** The box's interface on that network; none where the address is in no network of the box. */
  readonly interface?: string;
  readonly room: { readonly label?: string };
  readonly forwarded: 'used' | 'ignored' | 'none';
  readonly secure: boolean;
}

/** How the box's relay can be reached. */
export type RelayWay = 'udp' | 'tcp' | 'tls';

/** A room that this device is in, and how many others are. */
export interface RoomCount {
  readonly kind: 'lan' | 'paired' | 'code';
  readonly label?: string;
  readonly others: number;
}

/** What a STUN server saw of this device. */
export interface Mapped {
  readonly address: string;
  readonly port: number;
}

/** Two questions from one socket, to the box's port for STUN and to its alternate one. */
export interface Mapping {
  /** Empty where the box did not answer. */
  readonly mapped: readonly Mapped[];
  /** The ports of the sockets themselves. */
  readonly local: readonly number[];
  /** Whether the alternate port answered; not told where the box has none. */
  readonly alternate?: boolean;
}

export interface Facts {
  /** False where the box did not answer. */
  readonly whoAmI?: WhoAmI | false;
  /** The other devices in sight. */
  readonly seen: number;
  readonly rooms: readonly RoomCount[];
  readonly secureContext: boolean;
  /** Whether this browser trusts the box's certificate, or somebody only clicked the warning away. */
  readonly trusted?: boolean;
  /** Whether this browser can connect to others at all. */
  readonly webRtc: boolean;
  readonly mapping?: Mapping;
  /** Whether the relay was reached; only the ways that the box offers and that were tried. */
  readonly relay: { readonly [way in RelayWay]?: boolean };
}

export type Advice =
  | 'box'
  | 'proxy'
  | 'proxy-ignored'
  | 'outside'
  | 'subnet'
  | 'alone'
  | 'insecure'
  | 'untrusted'
  | 'webrtc'
  | 'stun-none'
  | 'stun-elsewhere'
  | 'router'
  | 'ports'
  | 'alternate'
  | 'udp'
  | 'tcp'
  | 'tls'
  | 'tls-untrusted';

export interface Finding {
  readonly about:
    | 'address'
    | 'network'
    | 'seen'
    | 'paired'
    | 'code'
    | 'secure'
    | 'trusted'
    | 'webrtc'
    | 'stun'
    | 'router'
    | 'ports'
    | RelayWay;
  /** Text as it was found, or whether it works. */
  readonly value: string | boolean;
  readonly advice?: Advice;
}

export const readWhoAmI = record<WhoAmI>(
  {
    address: text(64),
    room: record<WhoAmI['room']>({}, { label: text(256) }),
    forwarded: oneOf('used', 'ignored', 'none'),
    secure: flag,
  },
  { interface: text(64) },
);
export const RELAY_WAYS: readonly RelayWay[] = ['udp', 'tcp', 'tls'];

/** One finding for each fact that is known by now, in the order in which they are told. */
export function findings(facts: Facts): Finding[] {
  const { secureContext, trusted, webRtc } = facts;
  return [
    ...aboutAddress(facts.whoAmI),
    ...aboutRooms(facts),
    finding('secure', secureContext, !secureContext && 'insecure'),
    ...(trusted === undefined ? [] : [finding('trusted', trusted, !trusted && 'untrusted')]),
    ...(webRtc ? [] : [finding('webrtc', false, 'webrtc')]),
    ...aboutMapping(facts),
    ...aboutRelay(facts),
  ];
}

function finding(about: Finding['about'], value: string | boolean, advice: Advice | false = false): Finding {
  return { about, value, ...(advice === false ? {} : { advice }) };
}

function aboutAddress(seen: Facts['whoAmI']): Finding[] {
  if (seen === undefined) return [];
  if (seen === false) return [finding('address', false, 'box')];
  const address = [seen.address, seen.interface].filter(Boolean).join(' · ');
  return [finding('address', address, adviceOn(seen))];
}

/** Who is where, room by room. */
function aboutRooms({ whoAmI: seen, rooms, seen: all }: Facts): Finding[] {
  const of = (kind: RoomCount['kind']) => rooms.filter((room) => room.kind === kind);
  const told = (room: RoomCount) => [room.label, room.others].filter((it) => it !== undefined).join(' · ');
  const [lan, code] = [of('lan')[0], of('code')[0]];
  const label = lan?.label ?? (seen ? seen.room.label : undefined);
  const paired = of('paired').reduce((sum, { others }) => sum + others, 0);
  return [
    ...(lan || label
      ? [finding('network', told({ kind: 'lan', others: lan?.others ?? 0, ...(label && { label }) }))]
      : []),
    ...(of('paired').length > 0 ? [finding('paired', String(paired))] : []),
    ...(code ? [finding('code', told(code))] : []),
    finding('seen', String(all), all === 0 && 'alone'),
  ];
}

function adviceOn({ address, interface: network, forwarded }: WhoAmI): Advice | false {
  if (forwarded !== 'none') return forwarded === 'used' ? 'proxy' : 'proxy-ignored';
  if (!isPrivate(address)) return network === undefined ? 'outside' : false;
  return network === undefined && 'subnet';
}

function aboutMapping({ mapping, whoAmI: seen }: Facts): Finding[] {
  if (mapping === undefined) return [];
  const { mapped, local, alternate } = mapping;
  if (mapped.length === 0) return [finding('stun', false, 'stun-none')];
  const value = [...new Set(mapped.map(({ address }) => address))].join(', ');
  const elsewhere = seen !== undefined && seen !== false && isElsewhere(mapped, seen);
  const translated = local.length > 0 && mapped.some(({ port }) => !local.includes(port));
  const one = alternate === undefined ? [] : [aboutPorts(mapped, alternate)];
  return [
    finding('stun', value, elsewhere && 'stun-elsewhere'),
    finding('router', translated, translated && 'router'),
    ...one,
  ];
}

/** Asked from one socket, the two ports of the box saw the same one, or a router in between maps each anew. */
function aboutPorts(mapped: readonly Mapped[], alternate: boolean): Finding {
  const many = mapped.some((one) =>
    mapped.some((other) => one.address === other.address && one.port !== other.port),
  );
  if (many) return finding('ports', false, 'ports');
  return alternate ? finding('ports', true) : finding('ports', '–', 'alternate');
}

function aboutRelay({ relay, trusted }: Facts): Finding[] {
  return RELAY_WAYS.flatMap((way) => {
    const works = relay[way];
    if (works === undefined) return [];
    const why = way === 'tls' && trusted === false ? 'tls-untrusted' : way;
    return [finding(way, works, !works && why)];
  });
}

/** The page came from another address than STUN did; only addresses of one family can be compared. */
function isElsewhere(mapped: readonly Mapped[], { address: own }: WhoAmI): boolean {
  const comparable = mapped.filter(({ address }) => family(address) === family(own));
  return comparable.length > 0 && comparable.every(({ address }) => address !== own);
}

function family(address: string): 4 | 6 {
  return address.includes(':') ? 6 : 4;
}

/** Addresses of home networks, of carriers' and overlay networks, and of the device itself. */
function isPrivate(address: string): boolean {
  return /^(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd]|fe[89ab]|::1$)/i.test(
    address,
  );
}
