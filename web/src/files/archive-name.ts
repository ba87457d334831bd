// What an archive of received files is called.
import type { FileView } from '../proto/transfer/api.ts';
import { isFolder } from '../proto/transfer/outgoing.ts';

/** The one folder that all files lie in gives the archive its name, if there is one. */
export function archiveName(files: readonly FileView[], otherwise: string): string {
  const tops = new Set(files.map((file) => file.folders[0] ?? (isFolder(file) ? file.name : undefined)));
  const [top] = tops;
  return `${tops.size === 1 && top !== undefined ? top : otherwise}.zip`;
}
