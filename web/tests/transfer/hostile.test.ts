// A peer that breaks the rules: its transfer ends with a cause, nothing is written that was not accepted, others go on.
import { expect, test } from 'vitest';
import { encodeChunk } from '../../src/proto/transfer/frame.ts';
import { LEAF, WINDOW } from '../../src/proto/transfer/limits.ts';
import type { Entry } from '../../src/proto/transfer/messages.ts';
import { type Side, World } from './world.ts';

const HELLO = {
  type: 'hello',
  protocol: 'homedrop-transfer.1',
  instance: 'x',
  maxMessage: 262144,
  features: [],
};
const KEY = '0123456789abcdef0123456789abcdef';
const entry = (name: string, size: number): Entry => ({ name, folders: [], size, modified: 0, type: '' });
const bytes = (length: number) => new Uint8Array(length);

/** One honest side, and a stranger who speaks by hand. */
class Victim {
  readonly side: Side = new World().b;
  readonly said: { type: string; transfer?: number; cause?: string }[] = [];

  constructor() {
    this.side.conversation.attach(262144);
    this.say(HELLO);
  }

  say(message: unknown): void {
    this.raw(JSON.stringify(message));
  }

  raw(text: string): void {
    this.side.conversation.handleControl(text, 0, 0);
    this.listen();
  }

  data(buffer: ArrayBuffer): void {
    this.side.conversation.handleData(buffer, 0);
    this.listen();
  }

  chunk(offset: number, length: number, file = 0, transfer = 1): void {
    this.data(encodeChunk({ transfer, file, offset }, bytes(32), bytes(length)));
  }

  listen(): void {
    const { conversation } = this.side;
    for (let text = conversation.pollMessage(0); text; text = conversation.pollMessage(0)) {
      this.said.push(JSON.parse(text));
    }
  }

  async accepted(entries: Entry[], choice: 'all' | number[] = 'all'): Promise<void> {
    this.offer(entries);
    this.receiver?.accept(choice, 0);
    await this.work();
    this.listen();
  }

  /** What the machine orders is carried out; the orders. */
  async work(): Promise<string[]> {
    const { conversation, replies } = this.side;
    const orders: string[] = [];
    for (let command = conversation.pollCommand(); command; command = conversation.pollCommand()) {
      orders.push(command.do);
      await this.side.execute(command);
      for (const reply of replies.splice(0)) reply();
    }
    return orders;
  }

  offer(entries: Entry[], more: object = {}): void {
    const total = entries.reduce((sum, { size }) => sum + size, 0);
    const rest = { key: KEY, count: entries.length, bytes: total, leaf: LEAF, entries, more: false, ...more };
    this.say({ type: 'offer', transfer: 1, ...rest });
  }

  get receiver() {
    return this.side.conversation.receivers.get(1);
  }

  get broken(): boolean {
    return this.side.conversation.pollEvent()?.event === 'broken';
  }
}

test.each([
  ['null', 'null'],
  ['nothing', ''],
  ['no JSON', '{'],
  ['a number', '7'],
  ['a list', '[]'],
  ['no type', '{}'],
  ['a type that is no text', '{"type":{}}'],
  ['a prototype', '{"type":"__proto__","optional":false,"transfer":-1'],
  ['too long', `{"type":"text","id":1,"part":0,"more":false,"text":"${'x'.repeat(70_000)}"}`],
  ['too long in bytes', JSON.stringify({ type: 'x', optional: true, text: '€'.repeat(30_000) })],
  ['a second hello', JSON.stringify(HELLO)],
  ['a wrong field', '{"type":"pause","transfer":"1"}'],
  ['a fraction', '{"type":"pause","transfer":1.5}'],
  ['a size above 2^53', '{"type":"ack","transfer":1,"files":[[0,9007199254740993]],"window":1}'],
  ['a range backwards', '{"type":"files-verified","transfer":1,"files":[[5,5]]}'],
  ['a root that is none', '{"type":"files-done","transfer":1,"files":[[0,"zz"]]}'],
  ['a text out of turn', '{"type":"text","id":1,"part":3,"text":"x","more":false}'],
])('%s ends the connection and throws nothing', (_, text) => {
  const victim = new Victim();
  victim.raw(text);
  expect(victim.broken).toBe(true);
  expect(victim.said.at(-1)).toMatchObject({ type: 'refused', cause: 'protocol' });
});

test('something before hello ends the connection', () => {
  const { b } = new World();
  b.conversation.attach(262144);
  b.conversation.handleControl('{"type":"pause","transfer":1}', 0, 0);
  expect(b.conversation.pollEvent()).toMatchObject({ event: 'broken', cause: 'protocol' });
});

test('another version is incompatible, and transfers say so', async () => {
  const world = new World();
  const sender = await world.a.send([{ entry: entry('x', 1), bytes: bytes(1) }]);
  world.a.conversation.attach(262144);
  world.a.conversation.handleControl(JSON.stringify({ ...HELLO, protocol: 'homedrop-transfer.2' }), 0, 0);
  expect(sender.ledger.view(0)).toMatchObject({ state: 'failed', cause: 'incompatible' });
  expect(world.a.conversation.wantsConnection).toBe(false);
});

test('unknown messages are refused, unless they may be passed over', () => {
  const victim = new Victim();
  victim.say({ type: 'sparkle', optional: true });
  expect(victim.said.map(({ type }) => type)).toEqual(['hello']);
  victim.say({ type: 'sparkle' });
  expect(victim.said.at(-1)).toMatchObject({ type: 'refused', about: 'sparkle' });
  expect(victim.broken).toBe(false);
});

test('unknown transfers are refused', () => {
  const victim = new Victim();
  victim.say({ type: 'done', transfer: 77 });
  expect(victim.said.at(-1)).toMatchObject({ type: 'refused', transfer: 77 });
  victim.chunk(0, 10, 0, 78);
  expect(victim.said.at(-1)).toMatchObject({ type: 'refused', transfer: 78 });
  victim.say({ type: 'rejoin', transfer: 79, key: KEY, paused: false });
  expect(victim.said.at(-1)).toMatchObject({ type: 'gone', transfer: 79 });
});

test.each([
  ['too many files', { count: 1_000_000 }, 'too-many-files'],
  ['no files', { count: 0, entries: [] }, 'protocol'],
  ['more entries than counted', { count: 1, entries: [entry('a', 5), entry('b', 5)] }, 'protocol'],
  ['fewer entries than counted', { count: 3 }, 'protocol'],
  ['more bytes than announced', { bytes: 9 }, 'protocol'],
  ['fewer bytes than announced', { bytes: 11 }, 'protocol'],
  ['an odd leaf', { leaf: LEAF + 1 }, 'protocol'],
  ['a tiny leaf', { leaf: 1024 }, 'protocol'],
  ['an empty page with more to come', { count: 2, entries: [], more: true }, 'protocol'],
])('an offer with %s is refused and never shown', (_, wrong, cause) => {
  const victim = new Victim();
  victim.offer([entry('a', 5), entry('b', 5)], wrong);
  expect(victim.receiver?.offered && !victim.receiver.ended).toBe(false);
  expect(victim.said.find(({ type }) => type === 'decline')).toMatchObject({ cause });
});

test('names that lead elsewhere, or look like others, are safe before anybody sees them', () => {
  const victim = new Victim();
  const names = ['../x', '..', 'CON', 'a\u202Egpj.exe', '/etc/passwd', 'C:\\x', 'x', 'X', ''];
  victim.offer(names.map((name) => ({ ...entry(name, 1), folders: ['..', 'AUX', 'in/side', '\u2066'] })));
  const files = victim.receiver!.ledger.files;
  for (const { name, folders } of files) {
    expect(folders).toEqual(['_', '_AUX', 'in_side', 'file']);
    expect(name).not.toMatch(/[/\\\u202e]|^\.\.?$|^CON$/);
  }
  expect(new Set(files.map(({ name }) => name.toLowerCase())).size).toBe(names.length);
});

test.each([2 ** 53, -1, 0.5, '5', null])('an entry of the size %j ends the connection', (size) => {
  const victim = new Victim();
  victim.offer([entry('a', 1), { ...entry('b', 1), size: size as number }], { bytes: 5 });
  expect(victim.broken).toBe(true);
});

test('sizes whose sum cannot be counted are refused', () => {
  const victim = new Victim();
  const half = Number.MAX_SAFE_INTEGER;
  victim.offer([entry('a', half), entry('b', half)], { bytes: half });
  expect(victim.said.find(({ type }) => type === 'decline')).toMatchObject({ cause: 'too-large' });
});

test('a flood of offers is held back', () => {
  const victim = new Victim();
  const keyOf = (transfer: number) => transfer.toString(16).padStart(32, '0');
  for (let transfer = 1; transfer <= 70; transfer++)
    victim.offer([entry('a', 5)], { transfer, key: keyOf(transfer) });
  expect(victim.said.filter(({ type }) => type === 'decline')).toHaveLength(6);
});

test('two transfers never share a place: an offer with the key of another is refused, even when that is over', async () => {
  const victim = new Victim();
  await victim.accepted([entry('a', 5)]);
  for (const over of [false, true]) {
    if (over) victim.receiver?.cancel(0);
    victim.offer([entry('b', 5)], { transfer: 2 });
    const refused = victim.said.filter((said) => said.type === 'refused');
    expect(refused.map(({ transfer }) => transfer)).toEqual(over ? [2, 2] : [2]);
    expect(victim.side.conversation.receivers.size).toBe(1);
  }
});

test.each<[string, (victim: Victim) => void]>([
  ['beyond the end', (victim) => victim.chunk(LEAF, LEAF / 2 + 1)],
  ['across two leaves', (victim) => victim.chunk(LEAF - 10, 20)],
  ['far outside', (victim) => victim.chunk(2 ** 52, 10)],
  ['of a file that was not accepted', (victim) => victim.chunk(0, 10, 1)],
  ['of a file that was not offered', (victim) => victim.chunk(0, 10, 9)],
  ['that overlap', (victim) => (victim.chunk(0, LEAF / 2), victim.chunk(1, LEAF / 2))],
])('chunks %s end the transfer, and nothing is written', async (_, send) => {
  const victim = new Victim();
  await victim.accepted([entry('a', LEAF + 1000), entry('b', 10)], [0]);
  send(victim);
  expect(victim.receiver?.ledger.view(0)).toMatchObject({ state: 'failed', cause: 'protocol' });
  expect(await victim.work()).toEqual(['discard']);
  expect(victim.said.some(({ type, transfer }) => type === 'cancel' && transfer === 1)).toBe(true);
});

test('chunks before the answer end the transfer', () => {
  const victim = new Victim();
  victim.offer([entry('a', 10)]);
  victim.chunk(0, 10);
  expect(victim.receiver?.ledger.view(0)).toMatchObject({ state: 'failed', cause: 'protocol' });
});

test('more under way than the window grants ends the transfer', async () => {
  const victim = new Victim();
  await victim.accepted([entry('a', 4 * WINDOW)]);
  for (let leaf = 0; leaf < 200; leaf++) victim.chunk(leaf * LEAF, LEAF / 2);
  expect(victim.receiver?.ledger.view(0)).toMatchObject({ state: 'failed', cause: 'protocol' });
});

test('data that is no chunk ends the connection', () => {
  for (const buffer of [
    new ArrayBuffer(0),
    new ArrayBuffer(52),
    new ArrayBuffer(300_000),
    bytes(60).fill(9).buffer,
  ]) {
    const victim = new Victim();
    victim.data(buffer);
    expect(victim.broken).toBe(true);
  }
});

test('a wrong root fails the file', async () => {
  const victim = new Victim();
  await victim.accepted([entry('empty', 0)]);
  victim.say({ type: 'files-done', transfer: 1, files: [[0, 'a'.repeat(64)]] });
  await victim.work();
  expect(victim.receiver?.ledger.view(0)).toMatchObject({ state: 'failed', cause: 'digest-mismatch' });
});

test.each<[string, object[]]>([
  ['acknowledges what was not sent', [{ type: 'ack', files: [[0, 5]], window: 1 }]],
  ['verifies what was not sent', [{ type: 'files-verified', files: [[0, 1]] }]],
  ['verifies what was not offered', [{ type: 'files-verified', files: [[0, 9]] }]],
  ['says done too early', [{ type: 'done' }]],
  ['asks for a leaf outside', [{ type: 'leaf-request', file: 0, leaf: 5 }]],
  ['asks for a leaf of no file', [{ type: 'leaf-request', file: 8, leaf: 0 }]],
])('a receiver that %s ends the transfer', async (_, messages) => {
  const world = new World();
  const { conversation } = world.a;
  conversation.attach(262144);
  conversation.handleControl(JSON.stringify(HELLO), 0, 0);
  const { id, ledger } = await world.a.send([{ entry: entry('x', 10), bytes: bytes(10) }]);
  const say = (message: object) =>
    conversation.handleControl(JSON.stringify({ transfer: id, ...message }), 0, 0);
  say({ type: 'accept', files: 'all', more: false, window: WINDOW, paused: false });
  conversation.pollCommand();
  for (const message of messages) say(message);
  expect(ledger.view(0)).toMatchObject({ state: 'failed', cause: 'protocol' });
});

test('an answer for files that were not offered ends the transfer', async () => {
  const world = new World();
  const { conversation } = world.a;
  conversation.attach(262144);
  conversation.handleControl(JSON.stringify(HELLO), 0, 0);
  const { id, ledger } = await world.a.send([{ entry: entry('x', 10), bytes: bytes(10) }]);
  const accept = { type: 'accept', transfer: id, files: [[0, 2]], more: false, window: 1, paused: false };
  conversation.handleControl(JSON.stringify(accept), 0, 0);
  expect(ledger.view(0)).toMatchObject({ state: 'failed', cause: 'protocol' });
});
