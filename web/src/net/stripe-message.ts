// What two pages say to each other on the proven control channel to open and close further connections beside the first.

/** The opener's random number of the connection; only the opener sends files on it. */
export type StripeId = number & { readonly brand: 'StripeId' };

export interface StripeMessage {
  readonly stripe: StripeId;
  readonly description?: RTCSessionDescriptionInit;
  readonly candidate?: RTCIceCandidateInit;
  /** It is not wanted, or not any more. */
  readonly close?: true;
}

/** The type comes first, so that these are told from what is the engine's without reading either. */
const MARK = '{"type":"stripe"';

export function writeStripeMessage(message: StripeMessage): string {
  return JSON.stringify({ type: 'stripe', optional: true, ...message });
}

export function isStripeMessage(text: string): boolean {
  return text.startsWith(MARK);
}

/** Undefined for anything that is none. */
export function readStripeMessage(text: string): StripeMessage | undefined {
  const from = read(text);
  const stripe = from?.['stripe'];
  if (!from || !Number.isInteger(stripe) || (stripe as number) < 0) return undefined;
  const { description, candidate, close } = from;
  return {
    stripe: stripe as StripeId,
    ...(isDescription(description) ? { description } : {}),
    ...(isCandidate(candidate) ? { candidate } : {}),
    ...(close === true ? { close } : {}),
  };
}

function read(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}

function isDescription(value: unknown): value is RTCSessionDescriptionInit {
  const { type, sdp } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return (type === 'offer' || type === 'answer') && typeof sdp === 'string';
}

function isCandidate(value: unknown): value is RTCIceCandidateInit {
  const { candidate } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return typeof candidate === 'string';
}
