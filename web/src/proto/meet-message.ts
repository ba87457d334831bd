// What two paired devices say to each other through the box: that they are there, and that one of them unpairs.
import { type Bytes, fromBase64url, toBase64url } from './bytes.ts';
import { MAC_BYTES, NONCE_BYTES, type RoomKey } from './pair-sizes.ts';
import { id, oneOf, type Read, record } from './read-json.ts';

export type MeetMessage =
  /** Asks for a proof. */
  | { readonly meet: 'challenge'; readonly room: RoomKey; readonly nonce: Bytes }
  | { readonly meet: 'proof'; readonly room: RoomKey; readonly mac: Bytes }
  /** The sender has ended the pairing, and asks the other to forget it too. */
  | { readonly meet: 'unpair'; readonly room: RoomKey; readonly mac: Bytes }
  /** It is forgotten here too. */
  | { readonly meet: 'unpaired'; readonly room: RoomKey; readonly mac: Bytes };

const ROOM_CHARS = 43;
const room = id<RoomKey>(ROOM_CHARS);
const word = <T extends string>(text: T): Read<T> => oneOf(text);
const bytes =
  (length: number): Read<Bytes> =>
  (value) =>
    fromBase64url(value, length);

type Challenge = Extract<MeetMessage, { meet: 'challenge' }>;
/** What only the other one of the two can have said. */
export type Claim = {
  readonly meet: 'proof' | 'unpair' | 'unpaired';
  readonly room: RoomKey;
  readonly mac: Bytes;
};

const READERS: readonly Read<MeetMessage>[] = [
  record<Challenge>({ meet: word('challenge'), room, nonce: bytes(NONCE_BYTES) }, {}),
  record<Claim>({ meet: oneOf('proof', 'unpair', 'unpaired'), room, mac: bytes(MAC_BYTES) }, {}),
];

export function readMeetMessage(payload: unknown): MeetMessage | undefined {
  for (const read of READERS) {
    const message = read(payload);
    if (message) return message;
  }
  return undefined;
}

export function writeMeetMessage(message: MeetMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(message).map(([name, value]: [string, string | Bytes]) => [
      name,
      typeof value === 'string' ? value : toBase64url(value),
    ]),
  );
}
