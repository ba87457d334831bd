// The files of a sending from before a reload, as a person picks them again: matched by place, name, size and date.
import type { FileView, Provided } from '../proto/transfer/api.ts';
import { entryOf } from '../proto/transfer/manifest.ts';
import type { Outgoing } from '../proto/transfer/outgoing.ts';

const placeOf = ({ folders, name }: Pick<FileView, 'folders' | 'name'>) => [...folders, name].join('/');

export class ProvidedFiles {
  readonly files: (Outgoing | undefined)[];

  constructor(count: number) {
    this.files = Array.from({ length: count });
  }

  /** Takes those of the files that are wanted; what is still missing then. */
  take(picked: readonly Outgoing[], wanted: readonly FileView[]): Provided {
    const byPlace = new Map(picked.map((file) => [placeOf(entryOf(file)), file]));
    const changed: number[] = [];
    for (const view of wanted) {
      const file = byPlace.get(placeOf(view));
      if (file && isSame(file, view)) this.files[view.index] = file;
      else if (file && !this.files[view.index]) changed.push(view.index);
    }
    const missing = wanted.filter(({ index }) => !this.files[index] && !changed.includes(index));
    return { changed, missing: missing.map(({ index }) => index) };
  }
}

function isSame(file: Outgoing, { size, modified }: FileView): boolean {
  const now = entryOf(file);
  return now.size === size && now.modified === modified;
}
