// What the page makes of the engine's replies when connections follow one another, and how it asks for one.
import { beforeEach, expect, test, vi } from 'vitest';
import { ControlLine } from '../../src/net/control-line.ts';
import type { TakenChannels } from '../../src/net/transfer-channels.ts';
import type { EngineListener, TransferEngine } from '../../src/net/transfer-engine.ts';
import { TransferLink } from '../../src/net/transfer-link.ts';
import type { ConnectionNumber, EngineReply, EngineRequest } from '../../src/workers/engine-messages.ts';

class FakeChannel {
  readyState = 'open';
  bufferedAmount = 0;
  bufferedAmountLowThreshold = 0;
  binaryType = '';
  sent: string[] = [];
  send = (text: string) => void this.sent.push(text);
  close = () => void (this.readyState = 'closed');
}

let listener: EngineListener;
let posted: EngineRequest[];
let asked: number;
let abandoned: number;
let link: TransferLink;

function connection(number: number) {
  const channel = new FakeChannel();
  const channels: TakenChannels = {
    control: channel as unknown as RTCDataChannel,
    connection: number as ConnectionNumber,
    maxMessageSize: () => 262144,
    configuration: () => ({}),
    direct: () => Promise.resolve(true),
    drop: () => undefined,
    abandon: () => void (abandoned += 1),
    line: (peer, engine, closed) => new ControlLine(channels, peer, engine, closed),
  };
  return { channel, channels };
}

const say = (reply: object) => listener.reply({ peer: 'p', ...reply } as EngineReply);
const turn = () => Promise.resolve();

beforeEach(() => {
  posted = [];
  asked = abandoned = 0;
  const engine = {
    listen: (_: string, it: EngineListener) => void (listener = it),
    post: (request: EngineRequest) => void posted.push(request),
  } as unknown as TransferEngine;
  const events = { transfer: vi.fn(), text: vi.fn(), textState: vi.fn(), needsConnection: () => asked++ };
  link = new TransferLink('p', events, undefined, engine);
});

test('what the engine said of the connection before is not said on this one', () => {
  const [first, second] = [connection(1), connection(2)];
  link.attach(first.channels);
  link.attach(second.channels);
  say({ is: 'control', of: 1, texts: ['late'] });
  say({ is: 'broken', of: 1, cause: 'connection-lost' });
  say({ is: 'control', of: 2, texts: ['hello'] });
  expect(first.channel.sent).toEqual([]);
  expect(second.channel.sent).toEqual(['hello']);
  expect(second.channel.readyState).toBe('open');
});

test('a connection that the engine calls broken is let go, and another is asked for while there is work', async () => {
  const { channel, channels } = connection(1);
  link.sendText('x');
  await turn();
  expect(asked).toBe(1);
  link.attach(channels);
  say({ is: 'broken', of: 1, cause: 'protocol' });
  await turn();
  expect(channel.readyState).toBe('closed');
  expect([asked, abandoned]).toEqual([2, 1]);
});

test('an attempt that ended before it could be used is followed by another, later and later, until there is nothing to do', async () => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  link.sendText('x');
  await turn();
  for (const [attempt, wait] of [250, 500, 1000, 2000].entries()) {
    link.detach();
    await vi.advanceTimersByTimeAsync(wait - 1);
    expect(asked).toBe(1 + attempt);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toBe(2 + attempt);
  }
  link.attach(connection(1).channels);
  link.detach(); // was of use: at once
  await turn();
  expect(asked).toBe(6);
  say({ is: 'status', requests: 1, wants: false });
  link.detach();
  await vi.runAllTimersAsync();
  expect(asked).toBe(6);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('an engine that has not heard of the newest verb does not say that there is nothing to do', () => {
  link.sendText('one');
  say({ is: 'status', requests: 0, wants: false });
  expect(link.wantsConnection).toBe(true);
  say({ is: 'status', requests: 1, wants: false });
  expect(link.wantsConnection).toBe(false);
});

test('texts go to the channel as it has room, and the engine hears how many', () => {
  const { channel, channels } = connection(1);
  link.attach(channels);
  channel.bufferedAmount = 2 ** 21;
  say({ is: 'control', of: 1, texts: ['a', 'b'] });
  expect(channel.sent).toEqual([]);
  channel.bufferedAmount = 0;
  say({ is: 'control', of: 1, texts: ['c'] });
  expect(channel.sent).toEqual(['a', 'b', 'c']);
  expect(posted.at(-1)).toMatchObject({ do: 'said', count: 3 });
});
