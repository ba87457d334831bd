// Small files under way in packs: which are being read, which were sent and have no verdict yet.
import type { SmallFile } from './sender-command.ts';
import { MAX_PACKED_FILES } from './transfer/limits.ts';

export class SenderSmall {
  /** By index; true once it was given to a channel. */
  readonly #under = new Map<number, { readonly size: number; sent: boolean }>();

  get room(): number {
    return MAX_PACKED_FILES - this.#under.size;
  }

  /** It was sent whole on this connection. */
  isSent(index: number): boolean {
    return this.#under.get(index)?.sent === true;
  }

  has(index: number): boolean {
    return this.#under.has(index);
  }

  begin({ file, size }: SmallFile): void {
    this.#under.set(file, { size, sent: false });
  }

  /** These are in messages now; the bytes of those that nobody took out meanwhile. */
  packed(files: readonly SmallFile[]): number {
    let bytes = 0;
    for (const { file, size } of files) {
      const under = this.#under.get(file);
      if (!under) continue;
      under.sent = true;
      bytes += size;
    }
    return bytes;
  }

  /** The file has its verdict, or begins anew; the bytes of it that were sent. */
  forget(index: number): number {
    const under = this.#under.get(index);
    this.#under.delete(index);
    return under?.sent ? under.size : 0;
  }

  reset(): void {
    this.#under.clear();
  }
}
