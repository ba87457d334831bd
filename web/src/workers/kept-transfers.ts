// What of the transfers with one device is kept beyond the page: begun when accepted, forgotten when over.
import { Receiver } from '../proto/receiver.ts';
import type { Sender } from '../proto/sender.ts';
import { LEAF } from '../proto/transfer/limits.ts';
import type { ResumeRecord, ResumeStore, TransferKey } from '../proto/transfer/resume.ts';

export type KeepStore = Omit<ResumeStore, 'all'>;

export class KeptTransfers {
  readonly #keys = new Set<TransferKey>();

  constructor(readonly store: KeepStore) {}

  /** It was read from the store. */
  revived(key: TransferKey): void {
    this.#keys.add(key);
  }

  checkpoint: KeepStore['checkpoint'] = (key, progress) => {
    if (this.#keys.has(key)) this.store.checkpoint(key, progress);
  };

  /** Called on each change of a transfer. */
  update(transfer: Sender | Receiver): void {
    const key = transfer instanceof Receiver ? transfer.offer.key : transfer.key;
    if (transfer.ended) this.#forget(key);
    else if (transfer.accepted.length > 0 && !this.#keys.has(key)) this.#begin(transfer, key);
  }

  #begin(transfer: Sender | Receiver, key: TransferKey): void {
    this.#keys.add(key);
    this.store.begin(recordOf(transfer, key));
  }

  #forget(key: TransferKey): void {
    if (this.#keys.delete(key)) this.store.forget(key);
  }
}

function recordOf(transfer: Sender | Receiver, key: TransferKey): ResumeRecord {
  const { peerId, direction, started } = transfer.ledger.start;
  const common = { key, peerId, direction, started, transfer: transfer.id, accepted: transfer.accepted };
  if (!(transfer instanceof Receiver))
    return { ...common, instance: '', leaf: LEAF, entries: transfer.entries };
  const { offer, keeping, manifest } = transfer;
  return { ...common, instance: keeping.acceptedFrom, leaf: offer.leaf, entries: manifest.entries };
}
