// Small files on their way in, in packs: which are being verified and written now, and which were wrong once.
import type { UnpackCommand } from './receiver-command.ts';
import type { Pack, PackedFile } from './transfer/pack.ts';

export class ReceiverPacks {
  /** Bytes of each file that is being verified. */
  readonly #verifying = new Map<number, number>();
  readonly #wrong = new Set<number>();
  /** Packs that were not answered. */
  #packs = 0;
  bytes = 0;

  get verifying(): boolean {
    return this.#packs > 0;
  }

  has(file: number): boolean {
    return this.#verifying.has(file);
  }

  take({ transfer, digest, body }: Pack, files: readonly PackedFile[]): UnpackCommand {
    this.#packs++;
    for (const { file, length } of files) {
      this.#verifying.set(file, length);
      this.bytes += length;
    }
    return { do: 'unpack', transfer, digest, body, files };
  }

  /** A pack was answered: these were in it. */
  settle(files: readonly number[]): void {
    this.#packs--;
    for (const file of files) {
      this.bytes -= this.#verifying.get(file) ?? 0;
      this.#verifying.delete(file);
    }
  }

  /** It came in a pack that was not what its digest said; false for the second time. */
  mayComeAgain(file: number): boolean {
    if (this.#wrong.has(file)) return false;
    this.#wrong.add(file);
    return true;
  }
}
