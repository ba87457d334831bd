// Where what is received goes when there is no room for it here: into a download of the browser, as it arrives.
import { archiveName } from '../files/archive-name.ts';
import type { FileView } from '../proto/transfer/api.ts';
import type { Place } from '../proto/transfer/place.ts';
import { beginDownload } from '../shell/download-stream.ts';
import { t } from './language.svelte.ts';

export { canBeginDownload } from '../shell/download-stream.ts';

/** Only for what there is no room for: what has left in a stream cannot be gone on with after a reload. */
export async function streamPlace(
  files: readonly FileView[],
  sender: string,
  room: number,
): Promise<Place | undefined> {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size <= room) return undefined;
  const [first] = files;
  const archive = { name: archiveName(files, t('transfers.archive', { name: sender })) };
  const port = await beginDownload(first && files.length === 1 ? { name: first.name, size } : archive);
  return port && { in: 'stream', port };
}
