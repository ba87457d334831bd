// The transfers with all devices: for each that something is sent to or comes from one link, made when it is asked for first.
import type { PeerId } from '../proto/messages.ts';
import type { ReceivedText, TextView, TransferView } from '../proto/transfer/api.ts';
import { IndexedTransfers } from '../storage/resume-store.ts';
import { TransferLink } from './transfer-link.ts';

export interface TransferLinksContext {
  transfer(view: TransferView): void;
  text(text: ReceivedText): void;
  textState(view: TextView): void;
  needsConnection(peerId: PeerId): void;
  nameOf(peerId: PeerId): string;
  /** A device that was not seen yet, by a transfer from before. */
  named(peerId: PeerId, name: string): void;
}

export class TransferLinks {
  readonly #links = new Map<PeerId, TransferLink>();
  readonly #kept: IndexedTransfers;

  constructor(private readonly context: TransferLinksContext) {
    this.#kept = new IndexedTransfers({
      nameOf: (peerId) => context.nameOf(peerId as PeerId),
      now: Date.now,
    });
  }

  with(peerId: PeerId): TransferLink {
    const link = this.#links.get(peerId) ?? this.#new(peerId);
    this.#links.set(peerId, link);
    return link;
  }

  wantsConnection(peerId: PeerId): boolean {
    return this.#links.get(peerId)?.wantsConnection ?? false;
  }

  /** The connection ended. */
  detach(peerId: PeerId): void {
    this.#links.get(peerId)?.detach();
  }

  /** The device is gone. */
  close(peerId: PeerId): void {
    this.#links.get(peerId)?.close();
  }

  /** What was on its way when the page was left goes on, before anybody is told that it is not known here. */
  async revive(): Promise<void> {
    for (const stored of await this.#kept.all()) {
      const peerId = stored.record.peerId as PeerId;
      this.context.named(peerId, stored.name);
      this.with(peerId).revive(stored);
    }
  }

  #new(peerId: PeerId): TransferLink {
    const { transfer, text, textState, needsConnection } = this.context;
    return new TransferLink(
      peerId,
      { transfer, text, textState, needsConnection: () => needsConnection(peerId) },
      this.#kept,
    );
  }
}
