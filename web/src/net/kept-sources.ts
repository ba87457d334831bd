// The files of a sending from before a reload, found again by the handles that the browser kept; asked for where it must be.
import type { Outgoing } from '../proto/transfer/outgoing.ts';
import type { Handles, ResumeRecord } from '../proto/transfer/resume.ts';

/** Not in every browser; a handle without it cannot be asked. */
interface Asked {
  queryPermission?(options: { mode: 'read' }): Promise<PermissionState>;
  requestPermission?(options: { mode: 'read' }): Promise<PermissionState>;
}

/** Those that may be read; with `ask` the person is asked, which needs a tap just before. */
export async function reopened(
  { entries }: Pick<ResumeRecord, 'entries'>,
  handles: Handles,
  ask: boolean,
): Promise<Outgoing[]> {
  const files: Outgoing[] = [];
  for (const [index, handle] of handles) {
    const { folders = [] } = entries[index] ?? {};
    const file = await read(handle, ask);
    if (file) files.push({ file, folders, handle });
  }
  return files;
}

async function read(handle: FileSystemFileHandle, ask: boolean): Promise<File | undefined> {
  const asked: FileSystemFileHandle & Asked = handle;
  try {
    const may = await (ask ? asked.requestPermission : asked.queryPermission)?.call(handle, { mode: 'read' });
    return may === 'granted' ? await handle.getFile() : undefined;
  } catch (error) {
    if (error instanceof DOMException) return undefined; // vanished, or the tap was too long ago: it is picked by hand
    throw error;
  }
}
