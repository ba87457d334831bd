// Reads what came from the box; anything malformed or unknown becomes undefined and is ignored.
import type {
  Device,
  DeviceKind,
  ErrorCode,
  IceServer,
  PeerId,
  PeerInfo,
  RoomInfo,
  ServerMessage,
} from './messages.ts';
import { count, flag, id, list, oneOf, otherwise, type Read, record, text } from './read-json.ts';

// Bounds far above what the box sends; they only keep nonsense out of the memory and off the screen.
const NAME = 400;
const WORD = 256;
const PEERS = 20_000;

const peerId = id<PeerId>(64);
// A kind that is newer than this client still is a device.
const kind = otherwise<DeviceKind>(
  oneOf('phone', 'tablet', 'desktop', 'laptop', 'tv', 'headless'),
  'desktop',
);
const device = record<Device>(
  { kind },
  { os: text(WORD), browser: text(WORD), name: text(NAME), language: text(WORD) },
);
const presence = oneOf('active', 'away');
const peer = record<PeerInfo>({ peerId, name: text(NAME), device, presence, rtc: flag }, {});
const room = record<RoomInfo>(
  { kind: oneOf('lan', 'pair', 'paired', 'code'), id: id(WORD) },
  { label: text(WORD) },
);
const iceServer = record<IceServer>(
  { urls: list(text(WORD), 8) },
  { username: text(WORD), credential: text(WORD) },
);
const errorCode: Read<ErrorCode> = oneOf(
  'unknown-peer',
  'peer-away',
  'payload-too-large',
  'invalid-name',
  'unknown-slot',
  'unknown-code',
  'invalid-key',
  'too-many-rooms',
  'try-later',
  'disabled',
);
/** Opaque here: whoever the signal is for reads it. */
const payload: Read<unknown> = (value) => value ?? null;

type Named<T extends ServerMessage['type']> = Extract<ServerMessage, { type: T }>;
type Readers = { readonly [T in ServerMessage['type']]: Read<Omit<Named<T>, 'type'>> };

const READERS: Readers = {
  welcome: record<Omit<Named<'welcome'>, 'type'>>(
    {
      protocol: count,
      peerId,
      name: text(NAME),
      resume: text(4096),
      iceServers: list(iceServer, 16),
      version: text(WORD),
    },
    {},
  ),
  room: record<Omit<Named<'room'>, 'type'>>({ room, peers: list(peer, PEERS) }, {}),
  'room-left': record<Omit<Named<'room-left'>, 'type'>>({ room }, {}),
  'peer-joined': record<Omit<Named<'peer-joined'>, 'type'>>({ room, peer }, {}),
  'peer-left': record<Omit<Named<'peer-left'>, 'type'>>({ room, peerId }, {}),
  'peer-changed': record<Omit<Named<'peer-changed'>, 'type'>>({ peer }, {}),
  signal: record<{ from: PeerId; payload: unknown }>({ from: peerId, payload }, {}),
  'pair-opened': record<Omit<Named<'pair-opened'>, 'type'>>({ slot: text(16), expiresIn: count }, {}),
  'code-room-created': record<Omit<Named<'code-room-created'>, 'type'>>({ code: text(16) }, {}),
  error: record<Omit<Named<'error'>, 'type'>>(
    { code: errorCode, message: text(1024) },
    { about: text(WORD) },
  ),
};

export function parseServerMessage(frame: string): ServerMessage | undefined {
  const value = parseJson(frame);
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  const { type } = value;
  if (typeof type !== 'string' || !Object.hasOwn(READERS, type)) return undefined;
  const fields = READERS[type as ServerMessage['type']](value);
  return fields === undefined ? undefined : ({ type, ...fields } as ServerMessage);
}

function parseJson(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    return undefined; // not JSON: nothing we know
  }
}
