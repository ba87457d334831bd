// Takes out of a drop or a paste what is gone when the event is over; the folders in it are walked later.

export type Grabbed =
  | { readonly is: 'file'; readonly file: File }
  /** Where the browser has handles for what was dropped: they outlive the page. */
  | { readonly is: 'handle'; readonly handle: Promise<FileSystemHandle | null>; readonly file: File | null }
  | { readonly is: 'entry'; readonly entry: FileSystemEntry };

interface Item extends DataTransferItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

function grabItem(item: Item): Grabbed[] {
  const entry = item.webkitGetAsEntry();
  // What was copied as a picture has neither path nor handle.
  if (entry && item.getAsFileSystemHandle) {
    return [{ is: 'handle', handle: item.getAsFileSystemHandle(), file: item.getAsFile() }];
  }
  if (entry) return [{ is: 'entry', entry }];
  const file = item.getAsFile();
  return file ? [{ is: 'file', file }] : [];
}

/** Everything in it that is a file or a folder. */
export function grab(data: DataTransfer | null): Grabbed[] {
  return [...(data?.items ?? [])].filter(({ kind }) => kind === 'file').flatMap(grabItem);
}
