// What was picked, dropped or pasted, gathered under the limit of an offer; what cannot be read is counted, not hidden.
import { MAX_ENTRIES } from '../proto/transfer/limits.ts';
import { emptyFolder, type Outgoing } from '../proto/transfer/outgoing.ts';

export class TooManyFiles extends Error {
  override readonly name = 'TooManyFiles';
}

export class Collected {
  readonly files: Outgoing[] = [];
  /** Files and folders that the browser may not or cannot read. */
  unreadable = 0;

  add(outgoing: Outgoing): void {
    if (this.files.length >= MAX_ENTRIES) throw new TooManyFiles();
    this.files.push(outgoing);
  }

  addEmptyFolder(folders: readonly string[], name: string): void {
    this.add(emptyFolder({ folders, name }));
  }

  /** Runs a step that touches the disk; what has vanished or is forbidden does not stop the others. */
  async attempt(step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      this.unreadable++;
    }
  }

  /** By path, so that an offer reads like the folder it came from, in whatever order the disk answered. */
  sorted(): this {
    const path = ({ folders, file }: Outgoing) => [...folders, file.name].join('/');
    const byPath = new Map(this.files.map((outgoing) => [outgoing, path(outgoing)]));
    const { compare } = new Intl.Collator(undefined, { numeric: true });
    this.files.sort((a, b) => compare(byPath.get(a) ?? '', byPath.get(b) ?? ''));
    return this;
  }
}
