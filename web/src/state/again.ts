// What failed, once more; and whether a transfer could go before others.
import type { FileView, TransferVerbs, TransferView } from '../proto/transfer/api.ts';

/** One file of it or all that failed: offered anew, or asked for where it was to be received. */
export function onceMore(verbs: TransferVerbs, view: TransferView, file?: FileView): void {
  const failed = file ? [file] : view.files.filter(({ state }) => state === 'failed');
  verbs.retryFiles(
    view.id,
    failed.map(({ index }) => index),
  );
}

/** Others in the same direction share the line with it; all of them run with the same device. */
export function mayGoFirst(view: TransferView, running: readonly TransferView[]): boolean {
  return running.some(({ id, direction }) => id !== view.id && direction === view.direction);
}
