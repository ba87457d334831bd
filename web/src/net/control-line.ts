// Carries control texts between the channel of a proven connection and the engine worker, in order and never too many.
import type { ConnectionNumber } from '../workers/engine-messages.ts';
import { DataChannel } from './data-channel.ts';
import { isStripeMessage, readStripeMessage } from './stripe-message.ts';
import { Stripes } from './stripes.ts';
import type { TakenChannels } from './transfer-channels.ts';
import type { TransferEngine } from './transfer-engine.ts';

export class ControlLine {
  readonly #channel: DataChannel;
  readonly #stripes: Stripes;
  readonly #waiting: string[] = [];

  #opened = false;

  constructor(
    private readonly channels: TakenChannels,
    private readonly peer: string,
    private readonly engine: TransferEngine,
    closed: () => void,
  ) {
    this.#channel = new DataChannel(channels.control, {
      open: () => this.#start(),
      room: () => this.#flush(),
      message: (data) => (typeof data === 'string' ? this.#received(data) : closed()),
      closed,
    });
    this.#stripes = new Stripes({
      peer,
      engine,
      configuration: () => channels.configuration(),
      direct: () => channels.direct(),
      say: (text) => this.say([text]),
    });
    this.#start();
  }

  get connection(): ConnectionNumber {
    return this.channels.connection;
  }

  get stripes(): Stripes {
    return this.#stripes;
  }

  say(texts: readonly string[]): void {
    this.#waiting.push(...texts);
    this.#flush();
  }

  release(): void {
    this.#stripes.closeAll();
    this.#channel.release();
    this.channels.abandon();
  }

  #start(): void {
    if (this.#opened || !this.#channel.isOpen) return;
    this.#opened = true;
    const { connection } = this.channels;
    const maxMessage = this.channels.maxMessageSize();
    this.engine.post({ peer: this.peer, do: 'attach', connection, maxMessage });
  }

  #received(text: string): void {
    if (!isStripeMessage(text)) return this.engine.post({ peer: this.peer, do: 'control', text });
    const message = this.#opened ? readStripeMessage(text) : undefined;
    if (message) this.#stripes.handle(message);
  }

  #flush(): void {
    let count = 0;
    while (this.#channel.hasRoom) {
      const text = this.#waiting.shift();
      if (text === undefined) break;
      this.#channel.send(text);
      if (!isStripeMessage(text)) count++;
    }
    if (count > 0) this.engine.post({ peer: this.peer, do: 'said', count });
  }
}
