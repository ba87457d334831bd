// Answers requests of devices that a person has allowed to send without asking, where there is room for what they send.
import type { TransferId, TransferView } from '../proto/transfer/api.ts';

export interface AutoAcceptContext {
  /** The person has allowed it for this device, and the device has proven itself. */
  allowed(peerId: string): boolean;
  fits(bytes: number): Promise<boolean>;
  accept(view: TransferView): unknown;
  /** The request is for the person, like any other. */
  ask(view: TransferView): void;
}

export class AutoAccept {
  /** Decided, or being decided; the newest view of those is kept for asking. */
  readonly #pending = new Map<TransferId, TransferView>();
  readonly #asked = new Set<TransferId>();

  constructor(private readonly context: AutoAcceptContext) {}

  /** Whether the view is held back from the screen for now. */
  handle(view: TransferView): boolean {
    const waits = view.state === 'waiting' && view.hold === 'answer-here';
    if (!waits || this.#asked.has(view.id) || !this.context.allowed(view.peerId)) {
      this.#pending.delete(view.id);
      return false;
    }
    const known = this.#pending.has(view.id);
    this.#pending.set(view.id, view);
    if (!known) void this.#decide(view);
    return true;
  }

  async #decide({ id, total }: TransferView): Promise<void> {
    const fits = await this.context.fits(total).catch(() => false); // the browser does not say: ask
    const view = this.#pending.get(id);
    this.#pending.delete(id);
    if (!view) return;
    this.#asked.add(id);
    if (fits) this.context.accept(view);
    else this.context.ask(view);
  }
}
