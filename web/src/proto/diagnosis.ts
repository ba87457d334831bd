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

export interface Facts {
  /** False where the box did not answer. */
  readonly whoAmI?: WhoAmI | false;
  /** The other devices in sight. */
  readonly seen: number;
  readonly secureContext: boolean;
  /** The addresses that the box's STUN server saw; an empty list where it did not answer. */
  readonly mapped?: readonly Mapped[];
  /** Whether the relay was reached; only the ways that the box offers and that were tried. */
  readonly relay: { readonly [way in RelayWay]?: boolean };
}

export interface Mapped {
  readonly address: string;
  readonly port: number;
}

export type Advice =
  | 'box'
  | 'proxy'
  | 'proxy-ignored'
  | 'outside'
  | 'subnet'
  | 'alone'
  | 'insecure'
  | 'stun-none'
  | 'stun-router'
  | 'stun-ports'
  | 'udp'
  | 'tcp'
  | 'tls';

export interface Finding {
  readonly about: 'address' | 'room' | 'seen' | 'secure' | 'stun' | RelayWay;
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
  const { secureContext, relay } = facts;
  return [
    ...aboutAddress(facts.whoAmI),
    finding('seen', String(facts.seen), facts.seen === 0 && 'alone'),
    finding('secure', secureContext, !secureContext && 'insecure'),
    ...aboutMapping(facts),
    ...RELAY_WAYS.flatMap((way) => {
      const works = relay[way];
      return works === undefined ? [] : [finding(way, works, !works && way)];
    }),
  ];
}

function finding(about: Finding['about'], value: string | boolean, advice: Advice | false): Finding {
  return { about, value, ...(advice === false ? {} : { advice }) };
}

function aboutAddress(seen: Facts['whoAmI']): Finding[] {
  if (seen === undefined) return [];
  if (seen === false) return [finding('address', false, 'box')];
  const address = [seen.address, seen.interface].filter(Boolean).join(' · ');
  return [finding('address', address, adviceOn(seen)), finding('room', seen.room.label ?? '–', false)];
}

function adviceOn({ address, interface: network, forwarded }: WhoAmI): Advice | false {
  if (forwarded !== 'none') return forwarded === 'used' ? 'proxy' : 'proxy-ignored';
  if (!isPrivate(address)) return network === undefined ? 'outside' : false;
  return network === undefined && 'subnet';
}

function aboutMapping({ mapped, whoAmI: seen }: Facts): Finding[] {
  if (mapped === undefined) return [];
  if (mapped.length === 0) return [finding('stun', false, 'stun-none')];
  const value = [...new Set(mapped.map(({ address }) => address))].join(', ');
  if (manyPorts(mapped)) return [finding('stun', value, 'stun-ports')];
  return [
    finding(
      'stun',
      value,
      seen !== undefined && seen !== false && isElsewhere(mapped, seen) && 'stun-router',
    ),
  ];
}

/** Asked from one socket, the two ports of the box saw two different ones: a router in between maps each anew. */
function manyPorts(mapped: readonly Mapped[]): boolean {
  return mapped.some((one) =>
    mapped.some((other) => one.address === other.address && one.port !== other.port),
  );
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
