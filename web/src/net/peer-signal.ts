// What two devices say to each other through the box while they connect; the box does not look inside.
import { isRung, type Rung } from './ice-ladder.ts';

/** Tells the connections of one page apart: after a reload or a new attempt the ids differ. */
export type ConnectionId = string & { readonly brand: 'ConnectionId' };

export interface PeerSignal {
  /** The sender's connection. */
  readonly from: ConnectionId;
  /** The receiver's connection, once the sender has heard of it. */
  readonly to?: ConnectionId;
  readonly description?: RTCSessionDescriptionInit;
  readonly candidate?: RTCIceCandidateInit;
  /** With a description: how far up the ladder its sender looks for a path; none is the bottom. */
  readonly rung?: Rung;
  /** The sender lost the path, and asks the receiver to offer a new one. */
  readonly restart?: true;
  /** `to` does not exist (any more): whoever still holds on to it may let go. */
  readonly gone?: true;
}

export type SignalBody = Omit<PeerSignal, 'from' | 'to'>;

/** The contract's bound of a payload; a description with data channels only is a tenth of it. */
const MOST_BYTES = 16_384;

export function newConnectionId(): ConnectionId {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') as ConnectionId;
}

export function fitsSignal(signal: PeerSignal): boolean {
  return new TextEncoder().encode(JSON.stringify(signal)).length <= MOST_BYTES;
}

/** Reads what another device sent; undefined when it is not a signal. */
export function parsePeerSignal(payload: unknown): PeerSignal | undefined {
  if (!isObject(payload) || !isId(payload['from'])) return undefined;
  if (payload['to'] !== undefined && !isId(payload['to'])) return undefined;
  const description = parseDescription(payload['description']);
  const candidate = parseCandidate(payload['candidate']);
  return {
    from: payload['from'],
    ...(payload['to'] === undefined ? {} : { to: payload['to'] }),
    ...(description === undefined ? {} : { description }),
    ...(candidate === undefined ? {} : { candidate }),
    ...(isRung(payload['rung']) ? { rung: payload['rung'] } : {}),
    ...(payload['restart'] === true ? { restart: true } : {}),
    ...(payload['gone'] === true ? { gone: true } : {}),
  };
}

function parseDescription(value: unknown): RTCSessionDescriptionInit | undefined {
  if (!isObject(value) || typeof value['sdp'] !== 'string') return undefined;
  // A rollback is ours to decide; a provisional answer is never sent.
  if (value['type'] !== 'offer' && value['type'] !== 'answer') return undefined;
  return { type: value['type'], sdp: value['sdp'] };
}

function parseCandidate(value: unknown): RTCIceCandidateInit | undefined {
  if (!isObject(value) || typeof value['candidate'] !== 'string') return undefined;
  const { candidate, sdpMid, sdpMLineIndex, usernameFragment } = value;
  return {
    candidate,
    sdpMid: typeof sdpMid === 'string' ? sdpMid : null,
    sdpMLineIndex: typeof sdpMLineIndex === 'number' ? sdpMLineIndex : null,
    usernameFragment: typeof usernameFragment === 'string' ? usernameFragment : null,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isId(value: unknown): value is ConnectionId {
  return typeof value === 'string' && value !== '' && value.length <= 64;
}
