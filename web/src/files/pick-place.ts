// Lets the person pick where received files go, and which folder to send, where the browser has pickers for that.
import type { FileView } from '../proto/transfer/api.ts';
import { isFolder } from '../proto/transfer/outgoing.ts';
import type { Place } from '../proto/transfer/place.ts';

/** Not in every browser, and in none without a secure context. */
interface Pickers {
  showDirectoryPicker?(options: {
    mode: 'read' | 'readwrite';
    id: string;
  }): Promise<FileSystemDirectoryHandle>;
  showSaveFilePicker?(options: { suggestedName: string; id: string }): Promise<FileSystemFileHandle>;
}
const pickers = globalThis as Pickers;

export const canPickFolder = () => pickers.showDirectoryPicker !== undefined;

/** Whether these files can be put where the person wants them. */
export function canPickPlace(files: readonly FileView[]): boolean {
  return canPickFolder() || (isSingle(files) && pickers.showSaveFilePicker !== undefined);
}

const isSingle = ([first, ...others]: readonly FileView[]) =>
  first !== undefined && others.length === 0 && first.folders.length === 0 && !isFolder(first);

/** Undefined when the person changed their mind. Needs a tap just before. */
export async function pickPlace(files: readonly FileView[]): Promise<Place | undefined> {
  const [first] = files;
  if (first && isSingle(files) && pickers.showSaveFilePicker) {
    const asked = pickers.showSaveFilePicker({ suggestedName: first.name, id: 'homedrop-file' });
    const file = await unlessAborted(asked);
    return file && { in: 'file', file };
  }
  const asked = pickers.showDirectoryPicker?.({ mode: 'readwrite', id: 'homedrop-in' });
  const folder = asked && (await unlessAborted(asked));
  return folder && { in: 'folder', folder };
}

/** A folder to be sent. */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  const asked = pickers.showDirectoryPicker?.({ mode: 'read', id: 'homedrop-out' });
  return asked && unlessAborted(asked);
}

async function unlessAborted<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}
