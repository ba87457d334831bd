// What of the transfers with one device is kept beyond the page: begun when accepted, forgotten when over.
import { Receiver } from '../proto/receiver.ts';
import type { Sender } from '../proto/sender.ts';
import type { Cause } from '../proto/transfer/api.ts';
import { IndexSet } from '../proto/transfer/index-set.ts';
import { LEAF } from '../proto/transfer/limits.ts';
import type { ResumeRecord, ResumeStore, TransferKey } from '../proto/transfer/resume.ts';

export type KeepStore = Pick<ResumeStore, 'begin' | 'checkpoint' | 'forget'>;

export class KeptTransfers {
  readonly #keys = new Set<TransferKey>();
  /** Ended before the page was loaded, and nobody knows yet what of it is still there. */
  readonly #unopened = new Set<TransferKey>();

  constructor(readonly store: KeepStore) {}

  /** It was read from the store; `ended`: only what it brought is of interest. */
  revived(key: TransferKey, ended = false): void {
    this.#keys.add(key);
    if (ended) this.#unopened.add(key);
  }

  checkpoint: KeepStore['checkpoint'] = (key, progress) => {
    if (this.#keys.has(key)) this.store.checkpoint(key, progress);
  };

  /** Called on each change of a transfer; `keeps`: what it received waits here, and is not lost when it is over. */
  update(transfer: Sender | Receiver, keeps = false): void {
    const key = keyOf(transfer);
    if (transfer.ended && !keeps && this.#unopened.has(key)) return; // its files are being looked for
    if (transfer.ended && keeps && transfer instanceof Receiver) this.#conclude(transfer, key);
    else if (transfer.ended) this.#forget(key);
    else if (transfer.accepted.length > 0 && !this.#keys.has(key)) this.#begin(transfer, key);
  }

  /** The person has what was received, or does not want it. */
  over(transfer: Sender | Receiver): void {
    this.#forget(keyOf(transfer));
  }

  /** Files that arrived whole stay until somebody has saved them; the others will not come. */
  #conclude({ ledger }: Receiver, key: TransferKey): void {
    const done = ledger.files.filter(({ saveable }) => saveable).map(({ index }) => index);
    if (done.length === 0) return this.#forget(key);
    const lost = ledger.files.filter(({ state }) => state === 'failed' || state === 'cancelled');
    const failed = lost.map(({ index, cause = 'cancelled' }): [number, Cause] => [index, cause]);
    const finished = IndexSet.ofIndices(done, ledger.files.length).ranges.slice();
    this.checkpoint(key, { finished, failed, open: [] });
  }

  #begin(transfer: Sender | Receiver, key: TransferKey): void {
    this.#keys.add(key);
    this.store.begin(recordOf(transfer, key));
  }

  #forget(key: TransferKey): void {
    this.#unopened.delete(key);
    if (this.#keys.delete(key)) this.store.forget(key);
  }
}

function keyOf(transfer: Sender | Receiver): TransferKey {
  return transfer instanceof Receiver ? transfer.offer.key : transfer.key;
}

function recordOf(transfer: Sender | Receiver, key: TransferKey): ResumeRecord {
  const { peerId, direction, started } = transfer.ledger.start;
  const common = { key, peerId, direction, started, transfer: transfer.id, accepted: transfer.accepted };
  if (!(transfer instanceof Receiver))
    return { ...common, instance: '', leaf: LEAF, entries: transfer.entries };
  const { offer, keeping, manifest } = transfer;
  return { ...common, instance: keeping.acceptedFrom, leaf: offer.leaf, entries: manifest.entries };
}
