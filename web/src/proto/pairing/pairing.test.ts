// Two devices pair over a simulated channel: right and wrong codes, and somebody in between who tries everything.
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Bytes, utf8 } from '../bytes.ts';
import { type Means, type PairMessage, readPairMessage, writePairMessage } from './pair-message.ts';
import { type PairEnd, PairJoiner, PairOpener, type Parties } from './pairing.ts';

const random = (length: number) => new Uint8Array(randomBytes(length));
const PARTIES: Parties = { slot: '042', opener: 'opener', joiner: 'joiner' };
const LINK = random(32);
const CODES: Record<Means, Bytes> = { digits: utf8('917'), link: LINK };

const opener = (parties = PARTIES) => new PairOpener(parties, CODES, random);
const joiner = (code = CODES.digits, means: Means = 'digits', parties = PARTIES) =>
  new PairJoiner(parties, means, code, random);

/** What goes over the wire, and comes out of it. */
const carry = (message: PairMessage) =>
  readPairMessage(JSON.parse(JSON.stringify(writePairMessage(message))))!;

type Tamper = (message: PairMessage) => PairMessage | readonly PairMessage[];

function run(one: PairOpener, other: PairJoiner, tamper: Tamper = (message) => message) {
  const ends: { opener?: PairEnd; joiner?: PairEnd } = {};
  const line: { to: 'opener' | 'joiner'; message: PairMessage }[] = [
    { to: 'opener', message: other.start() },
  ];
  for (let next = line.shift(); next; next = line.shift()) {
    for (const message of [tamper(carry(next.message))].flat()) {
      const { send, end } = (next.to === 'opener' ? one : other).handle(message);
      if (send) line.push({ to: next.to === 'opener' ? 'joiner' : 'opener', message: send });
      if (end) ends[next.to] = end;
    }
  }
  return ends;
}

test.each(['digits', 'link'] as const)('the same %s give the same 256-bit secret', (means) => {
  const ends = run(opener(), joiner(CODES[means], means));
  expect(ends.opener).toEqual(ends.joiner);
  expect(ends.opener).toMatchObject({ secret: { length: 32 } });
});

test('every pairing has a secret of its own', () => {
  expect(run(opener(), joiner()).opener).not.toEqual(run(opener(), joiner()).opener);
});

test('a wrong code is told on both sides', () => {
  expect(run(opener(), joiner(utf8('918')))).toEqual({ opener: 'wrong-code', joiner: 'wrong-code' });
});

test('digits are no link, and a link is no digits', () => {
  expect(run(opener(), joiner(LINK, 'digits'))).toEqual({ opener: 'wrong-code', joiner: 'wrong-code' });
  expect(run(opener(), joiner(CODES.digits, 'link')).opener).toBe('wrong-code');
});

test('one attempt: after a wrong code the right one is not heard any more', () => {
  const one = opener();
  run(one, joiner(utf8('000')));
  expect(run(one, joiner())).toEqual({});
});

test.each([
  ['another slot', { ...PARTIES, slot: '043' }],
  ['another opener', { ...PARTIES, opener: 'somebody' }],
  ['another joiner', { ...PARTIES, joiner: 'somebody' }],
])('%s on one side fails', (_, parties) => {
  expect(run(opener(), joiner(CODES.digits, 'digits', parties))).toEqual({
    opener: 'wrong-code',
    joiner: 'wrong-code',
  });
});

test('a message said back to its sender fails', () => {
  const other = joiner();
  const reflected = other.start() as Extract<PairMessage, { pair: 'share' }>;
  const reply: PairMessage = { pair: 'reply', share: reflected.share, confirm: random(32) };
  expect(other.handle(reply).end).toBe('broken');
});

test('messages of an earlier attempt fail in this one', () => {
  const heard: PairMessage[] = [];
  run(opener(), joiner(), (message) => (heard.push(message), message));
  const [share, , confirm] = heard;
  const one = opener();
  expect(one.handle(share!).send).toMatchObject({ pair: 'reply' });
  expect(one.handle(confirm!)).toEqual({ send: { pair: 'failed' }, end: 'wrong-code' });
  const other = joiner();
  other.start();
  expect(other.handle(heard[1]!).end).toBe('wrong-code');
});

test('a message that comes twice ends it', () => {
  const ends = run(opener(), joiner(), (message) =>
    message.pair === 'share' ? [message, message] : message,
  );
  expect(ends.opener).toBe('broken');
  expect(ends.joiner).toBeTypeOf('string');
});

test.each(['reply', 'confirm', 'done'] as const)('a changed %s leaves nobody paired wrongly', (kind) => {
  const ends = run(opener(), joiner(), (message) =>
    message.pair === kind ? { ...message, confirm: random(32) } : message,
  );
  expect(ends.joiner).toBeTypeOf('string');
  if (kind !== 'done') expect(ends.opener).toBeTypeOf('string');
});

test('out of order ends it', () => {
  expect(opener().handle({ pair: 'confirm', confirm: random(32) }).end).toBe('broken');
  expect(opener().handle({ pair: 'done', confirm: random(32) }).end).toBe('broken');
  expect(joiner().handle({ pair: 'done', confirm: random(32) }).end).toBe('broken');
});

test('a share that is no point ends it before anything is told', () => {
  const { send, end } = opener().handle({ pair: 'share', means: 'digits', share: new Uint8Array(65) });
  expect([send, end]).toEqual([{ pair: 'failed' }, 'broken']);
});

test('somebody in between who guesses gets one guess, and both devices are told', () => {
  const towardsOpener = joiner(utf8('123'));
  const ends = run(opener(), joiner(), (message) =>
    message.pair === 'share' ? towardsOpener.start() : message,
  );
  expect(ends).toEqual({ opener: 'wrong-code', joiner: 'wrong-code' });
});

test.each([
  null,
  1,
  'share',
  [],
  {},
  { pair: 'share' },
  { pair: 'share', means: 'x', share: 'AA' },
  { pair: 'nope' },
])('rubbish is not read: %j', (payload) => expect(readPairMessage(payload)).toBeUndefined());
