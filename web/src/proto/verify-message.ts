// The messages by which two devices prove who they are on a new connection: first of all on its control channel.
import { type Bytes, fromBase64url, toBase64url } from './bytes.ts';
import { MAC_BYTES, NONCE_BYTES } from './pair-sizes.ts';
import { list, oneOf, type Read, record } from './read-json.ts';

export type VerifyMessage =
  | { readonly verify: 'commit'; readonly commit: Bytes }
  | { readonly verify: 'reveal'; readonly nonce: Bytes }
  | { readonly verify: 'proof'; readonly proofs: readonly Bytes[] };

/** As many as a device can be paired with, and what fills them up. */
export const MOST_PROOFS = 272;

const word = <T extends string>(text: T): Read<T> => oneOf(text);
const bytes =
  (length: number): Read<Bytes> =>
  (value) =>
    fromBase64url(value, length);

const READERS: readonly Read<VerifyMessage>[] = [
  record<Extract<VerifyMessage, { verify: 'commit' }>>(
    { verify: word('commit'), commit: bytes(MAC_BYTES) },
    {},
  ),
  record<Extract<VerifyMessage, { verify: 'reveal' }>>(
    { verify: word('reveal'), nonce: bytes(NONCE_BYTES) },
    {},
  ),
  record<{ verify: 'proof'; proofs: Bytes[] }>(
    { verify: word('proof'), proofs: list(bytes(MAC_BYTES), MOST_PROOFS) },
    {},
  ),
];

export function readVerifyMessage(text: string): VerifyMessage | undefined {
  const value = parse(text);
  for (const read of READERS) {
    const message = read(value);
    if (message) return message;
  }
  return undefined;
}

export function writeVerifyMessage(message: VerifyMessage): string {
  return JSON.stringify(message, (_, value: unknown) =>
    value instanceof Uint8Array ? toBase64url(value) : value,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not JSON: nothing we know
  }
}
