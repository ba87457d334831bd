// Every reader of what others send, given made-up input: it says what it read or that it is nothing, and never throws.
import { expect, test } from 'vitest';
import { previewBytes } from '../../src/proto/transfer/previews.ts';
import { decodeData, listPack, packEnd } from '../../src/proto/transfer/pack.ts';
import { decodeArrival, encodeArrival } from '../../src/proto/transfer/arrival.ts';
import { MAX_CHUNK } from '../../src/proto/transfer/limits.ts';
import { parseMessage } from '../../src/proto/transfer/parse-message.ts';
import { parseServerMessage } from '../../src/proto/parse-server-message.ts';
import { pictureSize } from '../../src/proto/picture-size.ts';
import { readMeetMessage } from '../../src/proto/meet-message.ts';
import { readPairMessage } from '../../src/proto/pairing/pair-message.ts';
import { readVerifyMessage } from '../../src/proto/verify-message.ts';
import { toBase64url } from '../../src/proto/bytes.ts';
import { heard, saidByTheBox } from './heard.ts';
import { Mutator } from './mutate.ts';
import { RUNS } from './runs.ts';

const point = toBase64url(new Uint8Array(65).fill(4));
const proof = toBase64url(new Uint8Array(32).fill(7));
const nonce = toBase64url(new Uint8Array(16).fill(9));
const BETWEEN_DEVICES = [
  { pair: 'share', means: 'digits', share: point },
  { pair: 'reply', share: point, confirm: proof },
  { pair: 'done', confirm: proof },
  { pair: 'failed' },
  { meet: 'challenge', room: 'r'.repeat(43), nonce },
  { meet: 'unpair', room: 'r'.repeat(43), mac: proof },
  { verify: 'commit', commit: proof },
  { verify: 'reveal', nonce },
  { verify: 'proof', proofs: [proof, proof] },
].map((message) => JSON.stringify(message));
/** Headers of pictures of every kind that is read. */
const PICTURES = [
  [0xff, 0xd8, 0xff, 0xe0, 0, 16, ...new Array<number>(14).fill(0), 0xff, 0xc0, 0, 17, 8, 0, 40, 0, 60, 3],
  [0x89, ...letters('PNG\r\n\x1a\n'), 0, 0, 0, 13, ...letters('IHDR'), 0, 0, 0, 9, 0, 0, 0, 7],
  [...letters('GIF89a'), 9, 0, 7, 0],
  [...letters('RIFF'), 0, 0, 0, 0, ...letters('WEBPVP8X'), 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 7, 0, 0],
  [0, 0, 0, 24, ...letters('ftypavif'), ...letters('ispe'), 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 7],
].map((bytes) => Uint8Array.from({ length: Math.max(40, bytes.length) }, (_, index) => bytes[index] ?? 0));

function letters(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

/** Calls with `RUNS` × `each` mutations of what there is; says by which seed it failed. */
function fuzz<T>(
  each: number,
  seeds: readonly T[],
  change: (by: Mutator, seed: T) => T,
  read: (input: T) => void,
) {
  expect(seeds.length).toBeGreaterThan(0);
  for (let run = 0; run < RUNS * each; run++) {
    const by = new Mutator(run, seeds.filter((seed) => typeof seed === 'string') as string[]);
    const input = change(by, by.oneOf(seeds));
    try {
      read(input);
    } catch (error) {
      throw new Error(`seed ${run}: ${String(input).slice(0, 300)}`, { cause: error });
    }
  }
}

const text = (by: Mutator, seed: string) => by.text(seed);
const bytes = (by: Mutator, seed: Uint8Array<ArrayBuffer>) => by.bytes(seed);

/** All that the protocol has, but what only nonsense is answered with. */
const KINDS = [
  ...[
    'accept',
    'ack',
    'again',
    'cancel',
    'decline',
    'done',
    'files-done',
    'files-failed',
    'files-verified',
    'first',
  ],
  ...[
    'gone',
    'have',
    'hello',
    'hold',
    'leaf-request',
    'manifest',
    'offer',
    'pause',
    'preview',
    'rejoin',
    'resume',
  ],
  ...['text', 'text-received'],
];

test('control messages', async () => {
  const { control } = await heard();
  const kinds = new Set(control.map((said) => (JSON.parse(said) as { type: string }).type));
  expect([...kinds].sort()).toEqual(KINDS);
  let taken = 0;
  fuzz(20, control, text, (input) => {
    const parsed = parseMessage(input);
    if (!parsed.ok) return;
    taken++;
    // What was taken is a message, whole: written and read again it is the same.
    expect(parseMessage(JSON.stringify(parsed.message))).toEqual(parsed);
  });
  expect(taken).toBeGreaterThan(RUNS);
});

test('data messages', async () => {
  const { data } = await heard();
  let taken = 0;
  fuzz(5, data, bytes, (input) => {
    const read = decodeData(input.buffer);
    if (!read) return;
    taken++;
    if ('files' in read) expect(packEnd(read.files)).toBe(read.body.length);
    else expect(read.payload.length).toBeLessThanOrEqual(MAX_CHUNK);
    for (const { at, length } of listPack(new Uint8Array(input)) ?? [])
      expect(at + length).toBeGreaterThan(0);
  });
  expect(taken).toBeGreaterThan(RUNS);
});

test('what is said to have arrived', () => {
  const seeds = [0, 65_588, 2 ** 40].map((total) => new Uint8Array(encodeArrival(total)));
  let taken = 0;
  fuzz(5, seeds, bytes, (input) => {
    const total = decodeArrival(input.buffer);
    if (total === undefined) return;
    taken++;
    expect(total).toBeGreaterThanOrEqual(0);
    expect(decodeData(input.buffer)).toBeUndefined(); // never both
  });
  expect(taken).toBeGreaterThan(RUNS);
});

test('what the box says', () => {
  fuzz(20, saidByTheBox(), text, (input) => {
    const message = parseServerMessage(input);
    if (!message) return;
    const written = JSON.stringify(message); // a payload is passed on unread, and may hold 1e999, which is written as null
    expect(JSON.stringify(parseServerMessage(written))).toBe(written);
  });
});

test('what devices say of pairing and of who they are', () => {
  fuzz(20, BETWEEN_DEVICES, text, (input) => {
    readVerifyMessage(input);
    const value = json(input);
    readPairMessage(value);
    readMeetMessage(value);
  });
});

test('headers of pictures, and pictures that come along', () => {
  for (const picture of PICTURES) expect(pictureSize(picture)).toBeDefined();
  fuzz(20, PICTURES, bytes, (input) => {
    const size = pictureSize(input);
    if (size) expect(Math.min(size.width, size.height)).toBeGreaterThan(0);
    previewBytes(Buffer.from(input).toString('base64'));
  });
});

function json(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    return input;
  }
}
