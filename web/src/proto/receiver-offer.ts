// An offer on its way in: takes the pages of its manifest, and then enters every file under a safe name in the books.
import type { Cause } from './transfer/api.ts';
import { NameGiver } from './transfer/file-name.ts';
import type { Ledger } from './transfer/ledger.ts';
import { ManifestCollector, type Collected } from './transfer/manifest.ts';
import type { Entry, Manifest, Offer } from './transfer/messages.ts';
import { isFolder } from './transfer/outgoing.ts';
import type { ResumeRecord } from './transfer/resume.ts';

/** The offer as it was made before a reload, from what was kept of it. */
export function offerOf({ transfer, key, leaf, entries }: ResumeRecord): Offer {
  const bytes = entries.reduce((sum, { size }) => sum + size, 0);
  return { type: 'offer', transfer, key, count: entries.length, bytes, leaf, entries, more: false };
}

/** What a page led to: a breach, a cause for which the offer is turned down, or nothing yet. */
export interface PageTaken {
  readonly breach?: string;
  readonly refused?: Cause;
}

export class ReceiverOffer {
  readonly #names = new NameGiver();
  #collector: ManifestCollector | undefined;
  /** As they were offered, once all are here. */
  entries: readonly Entry[] = [];

  constructor(
    readonly offer: Offer,
    readonly ledger: Ledger,
  ) {
    this.#collector = new ManifestCollector(offer);
  }

  /** Every page has come, so a person may be shown it. */
  get complete(): boolean {
    return this.#collector === undefined;
  }

  start(): PageTaken {
    return this.#taken(this.#collector?.start());
  }

  /** A page of a complete offer is a repetition and means nothing. */
  addPage(page: Manifest): PageTaken {
    return this.#taken(this.#collector?.add(page.entries, page.more));
  }

  /** The same offer on a new connection. */
  isSame(other: Offer): boolean {
    return (
      other.key === this.offer.key && other.count === this.offer.count && other.bytes === this.offer.bytes
    );
  }

  #taken(collected: Collected | undefined): PageTaken {
    if (collected === 'protocol') return { breach: 'manifest' };
    if (collected === undefined || collected === 'more') return {};
    if (collected !== 'complete') return { refused: collected };
    this.entries = this.#collector?.entries ?? [];
    for (const entry of this.entries) this.#enter(entry);
    this.#collector = undefined;
    return {};
  }

  #enter(entry: Entry): void {
    const folders = this.#names.folders(entry.folders);
    const name = isFolder(entry)
      ? (this.#names.folders([...entry.folders, entry.name]).at(-1) ?? '')
      : this.#names.give(folders, entry.name);
    this.ledger.add({ ...entry, folders, name });
  }
}
