// Where files go that are taken without asking: into the folder of the settings, where the browser still allows it.
import type { Place } from '../proto/transfer/place.ts';
import { readValue } from './local-store.ts';

export async function unaskedPlace(): Promise<Place | undefined> {
  if (readValue('saving') !== 'folder') return undefined;
  return (await import('./received-folder.ts')).receivedFolder(false);
}
