// The messages of a pairing, as they go through the box in payloads of `signal`; anything else reads as undefined.
import { type Bytes, fromBase64url, toBase64url } from '../bytes.ts';
import { MAC_BYTES } from '../pair-sizes.ts';
import { type Read, oneOf, record } from '../read-json.ts';

/** How the code came to the joiner: typed digits, or the link of a QR code. */
export type Means = 'digits' | 'link';

export type PairMessage =
  | { readonly pair: 'share'; readonly means: Means; readonly share: Bytes }
  | { readonly pair: 'reply'; readonly share: Bytes; readonly confirm: Bytes }
  | { readonly pair: 'confirm'; readonly confirm: Bytes }
  | { readonly pair: 'done'; readonly confirm: Bytes }
  /** The codes are not the same; ends the attempt on both sides. */
  | { readonly pair: 'failed' };

/** An uncompressed point of P-256. */
const SHARE = 65;
const share: Read<Bytes> = (value) => fromBase64url(value, SHARE);
const confirm: Read<Bytes> = (value) => fromBase64url(value, MAC_BYTES);
const word = <T extends string>(text: T): Read<T> => oneOf(text);

const READERS: readonly Read<PairMessage>[] = [
  record<Extract<PairMessage, { pair: 'share' }>>(
    { pair: word('share'), means: oneOf('digits', 'link'), share },
    {},
  ),
  record<Extract<PairMessage, { pair: 'reply' }>>({ pair: word('reply'), share, confirm }, {}),
  record<Extract<PairMessage, { pair: 'confirm' }>>({ pair: word('confirm'), confirm }, {}),
  record<Extract<PairMessage, { pair: 'done' }>>({ pair: word('done'), confirm }, {}),
  record<Extract<PairMessage, { pair: 'failed' }>>({ pair: word('failed') }, {}),
];

export function readPairMessage(payload: unknown): PairMessage | undefined {
  for (const read of READERS) {
    const message = read(payload);
    if (message) return message;
  }
  return undefined;
}

/** The message as JSON: bytes as base64url. */
export function writePairMessage(message: PairMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(message).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : toBase64url(value),
    ]),
  );
}
