// One file that a person picked as the place for the one file of a transfer.
import type { PickedPlace } from './folder-sink.ts';

/** Not in every browser. */
interface Removable {
  remove?(): Promise<void>;
}

export class PickedFile implements PickedPlace {
  constructor(readonly handle: FileSystemFileHandle) {}

  async open(): Promise<void> {
    await this.handle.getFile(); // it may have vanished or been locked since it was picked
  }

  async file(): Promise<FileSystemFileHandle> {
    return this.handle;
  }

  async folder(): Promise<void> {
    throw new TypeError('an empty folder is no file');
  }

  /** What the picker made empty is taken away again; what was to be overwritten is as it was. */
  async remove(): Promise<void> {
    const { handle }: { readonly handle: FileSystemFileHandle & Removable } = this;
    if ((await handle.getFile()).size === 0) await handle.remove?.();
  }
}
