// The port of a download that the browser writes: gives it a piece when it has room, and notices when nobody listens any more.
import type { FromDownload, ToDownload } from '../service-worker/messages.ts';
import { Failure } from './failure.ts';
import type { Download } from './stream-sink.ts';

const PING_EVERY = 10_000;
/** A listener that owes so many answers is gone; counted, because timers of a sleeping page are late. */
const MOST_OWED = 6;
/** The browser asks for a download that was begun within this. Milliseconds. */
const ASKED_WITHIN = 20_000;

export class DownloadLine implements Download {
  #room = 0;
  #owed = 0;
  #asked = false;
  #failure: Failure | undefined;
  #done: (() => void) | undefined;
  /** Somebody waits for room, for the end, or for the browser to ask. */
  #waiting: (() => void) | undefined;
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(private readonly port: MessagePort) {
    port.onmessage = ({ data }: MessageEvent<FromDownload>) => this.#handle(data);
    this.#timer = setInterval(() => this.#ping(), PING_EVERY);
  }

  async opened(): Promise<void> {
    const late = setTimeout(() => this.#fail(new Failure('storage')), ASKED_WITHIN);
    await this.#until(() => this.#asked);
    clearTimeout(late);
  }

  async send(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#until(() => this.#room > 0);
    this.#room--;
    this.#post({ is: 'bytes', bytes }, [bytes.buffer]);
  }

  async end(): Promise<void> {
    await this.#until(() => this.#room > 0);
    const done = new Promise<void>((resolve) => (this.#done = resolve));
    this.#post({ is: 'end' });
    await Promise.race([done, this.#until(() => false)]);
    this.#close();
  }

  abandon(): void {
    if (this.#failure) return;
    this.#post({ is: 'failed' });
    this.#fail(new Failure('cancelled'));
  }

  async #until(met: () => boolean): Promise<void> {
    while (!met()) {
      if (this.#failure) throw this.#failure;
      await new Promise<void>((resolve) => (this.#waiting = resolve));
    }
    if (this.#failure) throw this.#failure;
  }

  #handle(message: FromDownload): void {
    this.#owed = 0;
    switch (message.is) {
      case 'more':
        this.#asked = true;
        this.#room++;
        return this.#waiting?.();
      case 'done':
        return this.#done?.();
      case 'cancelled':
        return this.#fail(new Failure('cancelled'));
      case 'pong':
        return;
    }
  }

  #ping(): void {
    if (++this.#owed > MOST_OWED) return this.#fail(new Failure('storage'));
    this.#post({ is: 'ping' });
  }

  #fail(failure: Failure): void {
    this.#failure ??= failure;
    this.#waiting?.();
    this.#close();
  }

  #close(): void {
    clearInterval(this.#timer);
  }

  #post(message: ToDownload, transfer: Transferable[] = []): void {
    this.port.postMessage(message, transfer);
  }
}
