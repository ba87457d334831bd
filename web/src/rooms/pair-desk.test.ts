// Pairing as two desks and a simulated box do it: slots, refusals, losses, and one attempt.
import { randomBytes } from 'node:crypto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ClientMessage, ErrorCode, PeerId, PeerInfo, ServerMessage } from '../proto/messages.ts';
import { readPairFragment } from '../proto/pairing/code.ts';
import * as arithmetic from '../proto/pairing/pairing.ts';
import { PairDesk, type PairState } from './pair-desk.ts';

const random = (length: number) => new Uint8Array(randomBytes(length));
const room = { kind: 'pair', id: '042' } as const;

class Side {
  sent: ClientMessage[] = [];
  state: PairState = { at: 'closed' };
  secret: Uint8Array | undefined;
  online = true;
  full = false;
  readonly desk: PairDesk;
  constructor(readonly id: PeerId) {
    this.desk = new PairDesk(
      {
        self: () => this.id,
        send: (message) => this.online && this.sent.push(message) > 0,
        changed: (state) => void (this.state = state),
        paired: (secret) => void (this.secret = secret),
        full: () => this.full,
        random,
      },
      async () => arithmetic,
    );
  }
  get info(): PeerInfo {
    return { peerId: this.id, name: this.id, device: { kind: 'phone' }, presence: 'active', rtc: true };
  }
  hear(message: ServerMessage) {
    this.desk.received(message);
  }
  refuse(code: ErrorCode, message = '') {
    this.hear({ type: 'error', code, message, about: '042' });
  }
}

let [opener, joiner]: [Side, Side] = [new Side('o' as PeerId), new Side('j' as PeerId)];
const settle = () => new Promise((resolve) => setTimeout(resolve));

async function carry() {
  for (let busy = true; busy;) {
    await settle();
    busy = false;
    for (const [from, to] of [
      [opener, joiner],
      [joiner, opener],
    ] as const) {
      for (const message of from.sent.splice(0)) {
        if (message.type === 'pair-close')
          [from, to].forEach((side) => side.hear({ type: 'room-left', room }));
        if (message.type !== 'signal') continue;
        busy = true;
        to.desk.handle(from.id, JSON.parse(JSON.stringify(message.payload)));
      }
    }
  }
}

function open() {
  opener.desk.open();
  opener.hear({ type: 'pair-opened', slot: '042', expiresIn: 300 });
  opener.hear({ type: 'room', room, peers: [] });
  return opener.state as Extract<PairState, { at: 'open' }>;
}

function enter() {
  joiner.hear({ type: 'room', room, peers: [opener.info] });
  opener.hear({ type: 'peer-joined', room, peer: joiner.info });
}

beforeEach(() => {
  [opener, joiner] = [new Side('o' as PeerId), new Side('j' as PeerId)];
});

test('the right digits pair; the box hears three of them', async () => {
  const { code } = open();
  joiner.desk.join(code);
  expect(joiner.sent).toEqual([{ type: 'pair-join', slot: '042' }]);
  enter();
  await carry();
  expect([opener.state, joiner.state]).toEqual([
    { at: 'done', name: 'j' },
    { at: 'done', name: 'o' },
  ]);
  expect(opener.secret).toEqual(joiner.secret);
});

test('the link pairs', async () => {
  joiner.desk.follow(readPairFragment(open().fragment)!);
  enter();
  await carry();
  expect(opener.secret).toHaveLength(32);
  expect(opener.secret).toEqual(joiner.secret);
});

test('wrong digits fail on both sides and close the slot', async () => {
  const { code } = open();
  joiner.desk.join({ ...code, digits: code.digits === '000' ? '001' : '000' });
  enter();
  await carry();
  const failed = { at: 'failed', why: 'wrong-code' };
  expect([opener.state, joiner.state]).toEqual([failed, failed]);
  expect([opener.secret, joiner.secret]).toEqual([undefined, undefined]);
});

test.each([
  ['unknown-slot', '', { at: 'failed', why: 'unknown-slot' }],
  ['try-later', 'too many attempts: try again in 12 s', { at: 'failed', why: 'try-later', seconds: 12 }],
  ['disabled', '', { at: 'failed', why: 'disabled' }],
] as const)('the box refuses: %s', (code, message, state) => {
  joiner.desk.join({ slot: '042', digits: '000' });
  joiner.refuse(code, message);
  expect(joiner.state).toEqual(state);
});

test('refusals of other things are not ours', () => {
  open();
  opener.refuse('try-later');
  expect(opener.state.at).toBe('open');
});

test('a code that was not used in time is told', async () => {
  open();
  opener.hear({ type: 'room-left', room });
  await settle();
  expect(opener.state).toEqual({ at: 'failed', why: 'expired' });
});

test('the other side leaves in the middle', async () => {
  joiner.desk.join(open().code);
  enter();
  joiner.hear({ type: 'room-left', room });
  await settle();
  expect(joiner.state).toEqual({ at: 'failed', why: 'gone' });
});

test('after a loss of the box a shown code is replaced, an attempt fails', () => {
  const first = open().code;
  opener.desk.welcomed();
  expect(opener.state.at).toBe('opening');
  opener.hear({ type: 'pair-opened', slot: '043', expiresIn: 300 });
  expect(opener.state).not.toMatchObject({ code: first });
  joiner.desk.join(first);
  joiner.desk.welcomed();
  expect(joiner.state).toEqual({ at: 'failed', why: 'gone' });
});

test('without the box, and with no room for more', () => {
  opener.online = false;
  opener.desk.open();
  expect(opener.state).toEqual({ at: 'failed', why: 'box' });
  joiner.full = true;
  joiner.desk.join({ slot: '042', digits: '000' });
  expect(joiner.state).toEqual({ at: 'failed', why: 'full' });
});

test('a third device is not heard', async () => {
  joiner.desk.join(open().code);
  enter();
  expect(opener.desk.handle('x' as PeerId, { pair: 'failed' })).toBe(true);
  await carry();
  expect(opener.state.at).toBe('done');
});

test('what is no pairing is for somebody else', () => {
  expect(opener.desk.handle('j' as PeerId, { from: 'c1' })).toBe(false);
});

test('arithmetic that does not load ends the attempt', async () => {
  const failing = vi.fn(() => Promise.reject(new Error('offline')));
  const states: PairState[] = [];
  const context = { self: () => 'j' as PeerId, send: () => true, paired: vi.fn(), full: () => false, random };
  const desk = new PairDesk({ ...context, changed: (state) => states.push(state) }, failing);
  desk.join({ slot: '042', digits: '000' });
  desk.received({ type: 'room', room, peers: [opener.info] });
  await settle();
  expect(states.at(-1)).toEqual({ at: 'failed', why: 'broken' });
});
