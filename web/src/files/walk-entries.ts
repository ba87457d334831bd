// Walks dropped folders by the older entries, where a browser gives no handles or the page is not secure.
import type { Collected } from './collected.ts';

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject));

/** A reader gives some of the children, then the next ones, then none. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const more = () => new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
  const children: FileSystemEntry[] = [];
  for (let some = await more(); some.length > 0; some = await more()) children.push(...some);
  return children;
}

async function walkEntry(entry: FileSystemEntry, folders: readonly string[], to: Collected): Promise<void> {
  await to.attempt(async () => {
    if (entry.isFile) return to.add({ file: await fileOf(entry as FileSystemFileEntry), folders });
    const children = await childrenOf(entry as FileSystemDirectoryEntry);
    if (children.length === 0) to.addEmptyFolder(folders, entry.name);
    for (const child of children) await walkEntry(child, [...folders, entry.name], to);
  });
}

export async function walkEntries(entries: readonly FileSystemEntry[], to: Collected): Promise<void> {
  for (const entry of entries) await walkEntry(entry, [], to);
}
