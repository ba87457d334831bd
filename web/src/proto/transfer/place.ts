// Where the files of one transfer are put, as a person or the browser's abilities decided it.

export type Place =
  /** The browser's private storage, from which each file is handed over as a download; memory where there is none. */
  | { readonly in: 'private' }
  /** A folder that the person picked: the files are written to where they belong. */
  | { readonly in: 'folder'; readonly folder: FileSystemDirectoryHandle }
  /** A place for one file that the person picked. */
  | { readonly in: 'file'; readonly file: FileSystemFileHandle }
  /** A download that the browser has begun; what is put into the port leaves this page at once and for good. */
  | { readonly in: 'stream'; readonly port: MessagePort };

/** What is handed over with a place, from one worker to the next. */
export function portsOf(place: Place | undefined): MessagePort[] {
  return place?.in === 'stream' ? [place.port] : [];
}
