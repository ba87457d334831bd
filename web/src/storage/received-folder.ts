// The folder that received files are to go to, chosen once; the browser may want to ask the person again.
import type { Place } from '../proto/transfer/place.ts';
import { keepFolder, keptFolder } from './kept.ts';

type Permission = (options: { mode: 'readwrite' }) => Promise<PermissionState>;
interface Asked {
  queryPermission?: Permission;
  requestPermission?: Permission;
}

/** In no browser without a secure context. */
interface Picker {
  showDirectoryPicker?(options: { mode: 'readwrite'; id: string }): Promise<FileSystemDirectoryHandle>;
}

export const canChooseFolder = () => (globalThis as Picker).showDirectoryPicker !== undefined;

/** The name of the folder chosen now or before; nothing when the person changed their mind. Needs a tap just before. */
export async function chooseFolder(): Promise<string | undefined> {
  try {
    const folder = await (globalThis as Picker).showDirectoryPicker?.({
      mode: 'readwrite',
      id: 'homedrop-in',
    });
    if (folder) await keepFolder(folder);
    return folder?.name;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

export async function folderName(): Promise<string | undefined> {
  return (await keptFolder().catch(() => undefined))?.name;
}

/** Undefined when it may not be used; with `ask` the person is asked, which needs a tap just before. */
export async function receivedFolder(ask: boolean): Promise<Place | undefined> {
  try {
    const folder: (FileSystemDirectoryHandle & Asked) | undefined = await keptFolder();
    const may = ask ? folder?.requestPermission : folder?.queryPermission;
    // A browser that asks nobody allows it.
    const allowed = may ? (await may.call(folder, { mode: 'readwrite' })) === 'granted' : true;
    return folder && allowed ? { in: 'folder', folder } : undefined;
  } catch (error) {
    if (error instanceof DOMException) return undefined; // nothing is kept here, or the tap was too long ago
    throw error;
  }
}
