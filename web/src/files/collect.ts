// Turns what a person picked, dropped or pasted into a list of files to be sent, with their folders.
import { Collected } from './collected.ts';
import type { Grabbed } from './grab.ts';
import { walkEntries } from './walk-entries.ts';
import { walkHandles } from './walk-handles.ts';

export { Collected, TooManyFiles } from './collected.ts';

/** Files of an `<input>`, whose paths begin with the folder that was picked. */
export function collectPicked(files: Iterable<File>): Collected {
  const collected = new Collected();
  for (const file of files) {
    const folders = file.webkitRelativePath.split('/').slice(0, -1);
    collected.add({ file, folders });
  }
  return collected;
}

/** A folder that was picked by handle: its empty folders come along. */
export async function collectFolder(handle: FileSystemDirectoryHandle): Promise<Collected> {
  const collected = new Collected();
  await walkHandles([handle], collected);
  return collected.sorted();
}

/** What was dropped or pasted. */
export async function collectGrabbed(grabbed: readonly Grabbed[]): Promise<Collected> {
  const collected = new Collected();
  for (const item of grabbed) await collectItem(item, collected);
  return collected.sorted();
}

async function collectItem(item: Grabbed, to: Collected): Promise<void> {
  if (item.is === 'entry') return walkEntries([item.entry], to);
  if (item.is === 'file') return to.add({ file: item.file, folders: [] });
  const handle = await item.handle.catch(() => null); // no handle for a file that is only in memory
  if (handle) return walkHandles([handle], to);
  if (item.file) to.add({ file: item.file, folders: [] });
}
