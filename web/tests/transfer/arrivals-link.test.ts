// Two sides tell each other what arrived, where both can; the engine takes no word that cannot be true.
import { expect, test } from 'vitest';
import { decodeArrival, encodeArrival } from '../../src/proto/transfer/arrival.ts';
import { PROTOCOL } from '../../src/proto/transfer/limits.ts';
import type { DataPort, DataPortEvents } from '../../src/workers/data-port.ts';
import { EngineLink } from '../../src/workers/engine-link.ts';
import type { ConnectionNumber, EngineReply } from '../../src/workers/engine-messages.ts';
import type { TransferLines } from '../../src/workers/link-workers.ts';

const CONNECTION = 1 as ConnectionNumber;
const LINES = {
  sink: { post() {}, listen() {}, unlisten() {}, start() {} },
  source: { post() {}, listen() {}, unlisten() {} },
} as unknown as TransferLines;

class Port implements DataPort {
  readonly isOpen = true;
  limit = 0;
  readonly used = false;
  readonly waiting = 0;
  readonly sent: ArrayBuffer[] = [];
  hasRoom = true;

  constructor(readonly isDirect: boolean) {}

  send(frame: ArrayBuffer) {
    this.sent.push(frame);
    return true;
  }
  finish() {}
  release() {}
}

/** An engine with one channel, whose other side is spoken by hand. */
class Alone {
  readonly replies: EngineReply[] = [];
  readonly port: Port;
  #events: DataPortEvents | undefined;
  readonly link = new EngineLink('other', (reply) => this.replies.push(reply), LINES);

  constructor(features: readonly string[], isDirect = true) {
    this.port = new Port(isDirect);
    const listen = (events: DataPortEvents) => void (this.#events = events);
    this.link.attach(
      { port: this.port, listen },
      { do: 'attach', connection: CONNECTION, maxMessage: 262_144 },
    );
    const hello = { type: 'hello', protocol: PROTOCOL, instance: 'x', maxMessage: 262_144, features };
    this.link.handle({ do: 'control', text: JSON.stringify(hello) });
  }

  hear(frame: ArrayBuffer): void {
    this.#events?.data(frame);
  }

  room(): void {
    this.#events?.room();
  }

  get told(): (number | undefined)[] {
    return this.port.sent.map(decodeArrival);
  }

  get broken(): string | undefined {
    return this.replies.find((reply) => reply.is === 'broken')?.cause;
  }

  get offered(): readonly string[] {
    const texts = this.replies.flatMap((reply) => (reply.is === 'control' ? reply.texts : []));
    return (JSON.parse(texts[0] ?? '{}') as { features: string[] }).features;
  }
}

/** A chunk of a transfer that nobody knows: it is refused, and it has arrived. */
function chunk(length: number): ArrayBuffer {
  const buffer = new ArrayBuffer(length);
  new Uint8Array(buffer).set([1, 1]);
  return buffer;
}

test('each message that comes is told, with all that came before on that channel', () => {
  const side = new Alone(['arrivals']);
  side.hear(chunk(1000));
  side.hear(chunk(500));
  expect(side.told).toEqual([1000, 1500]);
  expect(side.broken).toBeUndefined();
});

test('while the channel is full nothing is told, and all of it as soon as there is room', () => {
  const side = new Alone(['arrivals']);
  side.port.hasRoom = false;
  side.hear(chunk(1000));
  side.hear(chunk(500));
  side.room();
  expect(side.told).toEqual([]);
  side.port.hasRoom = true;
  side.room();
  expect(side.told).toEqual([1500]);
  side.room();
  expect(side.told).toEqual([1500]);
});

test('nothing is told to a side that does not know of it, nor through a page that carries', async () => {
  const older = new Alone(['stripes']);
  const carried = new Alone(['arrivals'], false);
  expect(older.offered).toContain('arrivals');
  expect(carried.offered).not.toContain('arrivals');
  for (const side of [older, carried]) {
    side.hear(chunk(1000));
    expect(side.told).toEqual([]);
    side.hear(encodeArrival(0)); // no message that this connection knows
    await Promise.resolve(); // what happened is told when all is done
    expect(side.broken).toBe('protocol');
  }
});

test('a side that says that more arrived than was sent breaks the rules', () => {
  const side = new Alone(['arrivals']);
  side.hear(encodeArrival(0));
  expect(side.broken).toBeUndefined();
  side.hear(encodeArrival(1));
  expect(side.broken).toBe('protocol');
  expect(side.told).toEqual([]);
});
