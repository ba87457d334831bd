// The page's end of the engine worker: started when first needed, its replies given to the link or channel they name.
import type { ConnectionNumber, EngineReply, EngineRequest } from '../workers/engine-messages.ts';

export interface EngineListener {
  reply(reply: EngineReply): void;
  /** The worker could not be started or has ended. */
  broken(): void;
}

/** A data channel that stays with the page. */
export interface ChannelPipe {
  send(frames: readonly ArrayBuffer[]): void;
  /** Once everything was sent. */
  close(): void;
}

export class TransferEngine {
  readonly #links = new Map<string, EngineListener>();
  readonly #pipes = new Map<ConnectionNumber, ChannelPipe>();
  #worker: Worker | undefined;

  constructor(private readonly start: () => Worker) {}

  /** Everything said of this peer. */
  listen(peer: string, listener: EngineListener): void {
    this.#links.set(peer, listener);
  }

  /** Messages for a data channel that stays with the page. */
  pipe(connection: ConnectionNumber, pipe: ChannelPipe | undefined): void {
    if (pipe) this.#pipes.set(connection, pipe);
    else this.#pipes.delete(connection);
  }

  /** @throws DataCloneError when the browser does not let go of what is to be transferred. */
  post(request: EngineRequest, transfer: Transferable[] = []): void {
    this.#worker ??= this.#open();
    this.#worker.postMessage(request, transfer);
  }

  /** Stops at once whatever it does, and lets go of its files. */
  end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #open(): Worker {
    const worker = this.start();
    worker.onmessage = ({ data }: MessageEvent<EngineReply>) => this.#received(data);
    worker.onerror = () => {
      this.#worker = undefined;
      worker.terminate();
      for (const link of [...this.#links.values()]) link.broken();
    };
    return worker;
  }

  #received(reply: EngineReply): void {
    if (reply.is === 'frames') this.#pipes.get(reply.connection)?.send(reply.frames);
    else if (reply.is === 'close') this.#pipes.get(reply.connection)?.close();
    else this.#links.get(reply.peer)?.reply(reply);
  }
}

export const transferEngine = new TransferEngine(
  () => new Worker(new URL('../workers/engine.worker.ts', import.meta.url), { type: 'module' }),
);
