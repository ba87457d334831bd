// One worker shared by all transfers of the page, started when first needed; answers go to the transfer they name.
import type { TransferId } from '../proto/transfer/api.ts';

interface Keyed {
  readonly key: TransferId;
}

export interface Answer<Reply> {
  reply(reply: Reply): void;
  /** The worker could not be started or has ended. */
  broken(): void;
}

export class WorkerLine<Request extends Keyed, Reply extends Keyed> {
  readonly #answers = new Map<TransferId, Answer<Reply>>();
  readonly #make: () => Worker;
  #worker: Worker | undefined;

  constructor(make: () => Worker) {
    this.#make = make;
  }

  listen(key: TransferId, answer: Answer<Reply>): void {
    this.#answers.set(key, answer);
  }

  unlisten(key: TransferId): void {
    this.#answers.delete(key);
  }

  /** Starts the worker while a person is still deciding; it would be the first thing to wait for afterwards. */
  start(): Worker {
    return (this.#worker ??= this.#open());
  }

  post(request: Request, transfer: Transferable[] = []): void {
    this.start().postMessage(request, transfer);
  }

  #open(): Worker {
    const worker = this.#make();
    worker.onmessage = ({ data }: MessageEvent<Reply>) => this.#answers.get(data.key)?.reply(data);
    worker.onerror = () => {
      this.#worker = undefined;
      worker.terminate();
      for (const answer of [...this.#answers.values()]) answer.broken();
    };
    return worker;
  }
}
