// The list of offered files: cut into pages on one side, collected within limits on the other.
import * as limits from './limits.ts';
import type { Entry, Manifest, Offer } from './messages.ts';
import type { Outgoing } from './outgoing.ts';
import type { TransferKey } from './resume.ts';

const encoder = new TextEncoder();

/** Makes one page at a time, so that 100,000 names are never one message nor one string. */
export class ManifestPager {
  #next = 0;

  constructor(
    readonly transfer: number,
    readonly key: TransferKey,
    readonly entries: readonly Entry[],
  ) {}

  get finished(): boolean {
    return this.#next > 0 && this.#next >= this.entries.length;
  }

  poll(): Offer | Manifest | undefined {
    if (this.finished) return undefined;
    const first = this.#next === 0;
    const entries = this.#page();
    const page = { transfer: this.transfer, entries, more: !this.finished };
    if (!first) return { type: 'manifest', ...page };
    const bytes = this.entries.reduce((sum, entry) => sum + entry.size, 0);
    const { key, entries: all } = this;
    return { type: 'offer', key, count: all.length, bytes, leaf: limits.LEAF, ...page };
  }

  #page(): Entry[] {
    const page: Entry[] = [];
    let used = 0;
    for (; this.#next < this.entries.length && page.length < limits.MAX_LIST; this.#next++) {
      const entry = this.entries[this.#next];
      if (!entry) break;
      used += encoder.encode(JSON.stringify(entry)).length + 1;
      if (used > limits.PAGE_BYTES && page.length > 0) break;
      page.push(entry);
    }
    return page;
  }
}

export type Collected = 'more' | 'complete' | 'too-many-files' | 'too-large' | 'protocol';

/** Takes the pages of one offer; what was promised on the first page must come, no more and no less. */
export class ManifestCollector {
  readonly entries: Entry[] = [];
  #bytes = 0;

  constructor(readonly offer: Offer) {}

  start(): Collected {
    const { count, bytes, leaf, entries, more } = this.offer;
    if (count > limits.MAX_ENTRIES) return 'too-many-files';
    if (count === 0 || bytes > Number.MAX_SAFE_INTEGER || !isLeafSize(leaf)) return 'protocol';
    return this.add(entries, more);
  }

  add(entries: readonly Entry[], more: boolean): Collected {
    for (const entry of entries) {
      this.entries.push(entry);
      this.#bytes += entry.size;
    }
    if (!Number.isSafeInteger(this.#bytes)) return 'too-large';
    const { count, bytes } = this.offer;
    if (this.entries.length > count || this.#bytes > bytes || (more && entries.length === 0))
      return 'protocol';
    if (more) return 'more';
    return this.entries.length === count && this.#bytes === bytes ? 'complete' : 'protocol';
  }
}

/** A power of two from 256 KiB to 4 MiB. */
function isLeafSize(leaf: number): boolean {
  return leaf >= limits.LEAF && leaf <= limits.MAX_LEAF && (leaf & (leaf - 1)) === 0;
}

/** What a file of ours says of itself, cut to what a page can carry. */
export function entryOf({ file, folders }: Outgoing): Entry {
  const fits = folders.length <= limits.MAX_DEPTH && folders.join('').length <= limits.MAX_PATH;
  return {
    name: file.name.slice(0, limits.MAX_NAME),
    folders: fits ? folders.map((folder) => folder.slice(0, limits.MAX_NAME)) : [],
    size: file.size,
    modified: Math.max(0, Math.trunc(file.lastModified)),
    type: file.type.slice(0, 255),
  };
}
