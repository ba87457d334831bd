// Picked folders and files as places of transfers, kept so that a page that was loaded anew finds them again.
import type { Place } from '../proto/transfer/place.ts';
import { TransferDatabase } from '../storage/database.ts';
import { Failure } from './failure.ts';

type Picked = Extract<Place, { in: 'folder' | 'file' }>;

interface Asked {
  queryPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>;
}

const database = new TransferDatabase();

/** The place of a transfer that is begun is kept; that of one that goes on is found again. */
export async function keptPlace(key: string, into: Place): Promise<Place> {
  if (into.in === 'folder' || into.in === 'file') {
    await database.put('places', key, into).catch(() => undefined); // it goes on as long as the page lives
    return into;
  }
  const kept = await database.get<Picked>('places', key).catch(() => undefined);
  if (!kept) return into;
  const handle: FileSystemHandle & Asked = kept.in === 'folder' ? kept.folder : kept.file;
  if ((await handle.queryPermission?.({ mode: 'readwrite' })) === 'granted') return kept;
  throw new Failure('permission');
}

/** The folders that a transfer has made in a picked one, by the name they were offered under. */
export type Tops = ReadonlyMap<string, FileSystemDirectoryHandle>;

const topsKey = (key: string) => `${key}/tops`;

export async function keptTops(key: string): Promise<Tops> {
  return (await database.get<Tops>('places', topsKey(key)).catch(() => undefined)) ?? new Map();
}

export async function keepTops(key: string, tops: Tops): Promise<void> {
  await database.put('places', topsKey(key), tops).catch(() => undefined); // private windows keep nothing
}
