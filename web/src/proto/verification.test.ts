// Two devices look at one connection: proven when paired, the same code when not, and nothing for those in between.
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Bytes } from './bytes.ts';
import type { PeerId } from './messages.ts';
import { pairKeys } from './pair-keys.ts';
import { type Credential, Verification, type VerifyStep } from './verification.ts';
import { readVerifyMessage, type VerifyMessage, writeVerifyMessage } from './verify-message.ts';

const random = (length: number) => new Uint8Array(randomBytes(length));
const [A, B] = ['aaaa', 'bbbb'] as [PeerId, PeerId];
const [CERT_A, CERT_B, CERT_M] = [random(32), random(32), random(32)];
const credential = (secret = random(32)): Credential => {
  const { room, verify } = pairKeys(secret);
  return { room, key: verify };
};

function side(self: PeerId, other: PeerId, certs: [Bytes, Bytes], credentials: Credential[] = []) {
  const [selfFingerprint, otherFingerprint] = certs;
  return new Verification({ self, other, selfFingerprint, otherFingerprint, random, credentials });
}

const carry = (message: VerifyMessage) => readVerifyMessage(writeVerifyMessage(message))!;

/** Runs both to their end. */
function run(
  one: Verification,
  other: Verification,
  tamper = (message: VerifyMessage, _to: number) => message,
) {
  const ends: VerifyStep['end'][] = [undefined, undefined];
  const line = [
    { to: 1, message: one.start() },
    { to: 0, message: other.start() },
  ];
  for (let next = line.shift(); next; next = line.shift()) {
    const { send, end } = [one, other][next.to]!.handle(tamper(carry(next.message), next.to));
    if (send) line.push({ to: 1 - next.to, message: send });
    if (end) ends[next.to] = end;
  }
  return ends;
}

const codeOf = (end: VerifyStep['end']) => (typeof end === 'object' ? end.code : end);
const roomsOf = (end: VerifyStep['end']) => (typeof end === 'object' ? [...end.rooms] : end);

test('paired devices prove the pairing they share, among many they do not', () => {
  const shared = credential();
  const [one, other] = run(
    side(A, B, [CERT_A, CERT_B], [credential(), shared, credential()]),
    side(B, A, [CERT_B, CERT_A], [shared, ...Array.from({ length: 40 }, () => credential())]),
  );
  expect([roomsOf(one), roomsOf(other)]).toEqual([[shared.room], [shared.room]]);
});

test('strangers prove nothing and see the same six digits', () => {
  const [one, other] = run(side(A, B, [CERT_A, CERT_B], [credential()]), side(B, A, [CERT_B, CERT_A]));
  expect([roomsOf(one), roomsOf(other)]).toEqual([[], []]);
  expect(codeOf(one)).toMatch(/^\d{6}$/);
  expect(codeOf(one)).toBe(codeOf(other));
});

test('each connection has another code', () => {
  const codes = Array.from({ length: 5 }, () =>
    codeOf(run(side(A, B, [CERT_A, CERT_B]), side(B, A, [CERT_B, CERT_A]))[0]),
  );
  expect(new Set(codes).size).toBeGreaterThan(3);
});

test('whoever swaps the certificates cannot carry on a commitment', () => {
  const one = side(A, B, [CERT_A, CERT_M]);
  const other = side(B, A, [CERT_B, CERT_M]);
  const reveal = other.handle(one.start()).send!;
  one.handle(other.start());
  expect(one.handle(reveal).end).toBe('mismatch'); // made for another connection
});

test('whoever swaps the certificates can carry on proofs, and they prove nothing; the codes differ', () => {
  const shared = credential();
  let proof: VerifyMessage | undefined;
  const [, other] = run(
    side(A, B, [CERT_M, CERT_B]),
    side(B, A, [CERT_B, CERT_M], [shared]),
    (message, to) => {
      if (message.verify === 'proof' && to === 0) proof = message;
      return message;
    },
  );
  const [one] = run(side(A, B, [CERT_A, CERT_M], [shared]), side(B, A, [CERT_M, CERT_A]), (message, to) =>
    message.verify === 'proof' && to === 0 ? proof! : message,
  );
  expect([roomsOf(one), roomsOf(other)]).toEqual([[], []]);
  expect(codeOf(one)).not.toBe(codeOf(other));
});

test('what a side said is not taken when it is said back to it', () => {
  const shared = credential();
  const one = side(A, B, [CERT_A, CERT_B], [shared]);
  const reveal = one.handle(one.start()).send!;
  expect(one.handle(reveal).end).toBe('mismatch');
});

test('a nonce other than the committed one ends it', () => {
  const one = side(A, B, [CERT_A, CERT_B]);
  const other = side(B, A, [CERT_B, CERT_A]);
  one.handle(other.start());
  expect(one.handle({ verify: 'reveal', nonce: random(32) }).end).toBe('mismatch');
});

test.each<[string, VerifyMessage]>([
  ['a reveal before the commitment', { verify: 'reveal', nonce: random(32) }],
  ['a proof before the nonces', { verify: 'proof', proofs: [] }],
])('%s ends it', (_, message) => {
  expect(side(A, B, [CERT_A, CERT_B]).handle(message).end).toBe('broken');
});

test('a second commitment ends it: a nonce can be chosen once', () => {
  const one = side(A, B, [CERT_A, CERT_B]);
  const other = side(B, A, [CERT_B, CERT_A]);
  one.handle(other.start());
  expect(one.handle(other.start()).end).toBe('broken');
});

test('how many pairings there are is not told', () => {
  const counts = [0, 3, 15].map((count) => {
    const one = side(
      A,
      B,
      [CERT_A, CERT_B],
      Array.from({ length: count }, () => credential()),
    );
    const other = side(B, A, [CERT_B, CERT_A]);
    const reveal = other.handle(one.start()).send!;
    one.handle(other.start());
    const proof = one.handle(reveal).send as Extract<VerifyMessage, { verify: 'proof' }>;
    return proof.proofs.length;
  });
  expect(counts).toEqual([16, 16, 16]);
});

test.each([
  '',
  'null',
  '{',
  '{"verify":"commit"}',
  '{"verify":"commit","commit":"AA"}',
  '{"type":"hello"}',
  '[]',
])('rubbish is not read: %s', (text) => expect(readVerifyMessage(text)).toBeUndefined());
