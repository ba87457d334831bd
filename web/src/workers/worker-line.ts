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
  readonly #start: () => Worker;
  #worker: Worker | undefined;

  constructor(start: () => Worker) {
    this.#start = start;
  }

  listen(key: TransferId, answer: Answer<Reply>): void {
    this.#answers.set(key, answer);
  }

  unlisten(key: TransferId): void {
    this.#answers.delete(key);
  }

  post(request: Request, transfer: Transferable[] = []): void {
    this.#worker ??= this.#open();
    this.#worker.postMessage(request, transfer);
  }

  #open(): Worker {
    const worker = this.#start();
    worker.onmessage = ({ data }: MessageEvent<Reply>) => this.#answers.get(data.key)?.reply(data);
    worker.onerror = () => {
      this.#worker = undefined;
      worker.terminate();
      for (const answer of [...this.#answers.values()]) answer.broken();
    };
    return worker;
  }
}
