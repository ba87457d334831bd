// What a person gives to be sent: a file, where it lies among its folders, and a handle to find it again by.

/** Media type under which an empty folder travels, as an empty file (shared-mime-info names folders so). */
export const FOLDER = 'inode/directory';

export interface Outgoing {
  readonly file: File;
  /** Folders above it, outermost first. */
  readonly folders: readonly string[];
  /** Where the browser gives one: finds the same file again after a reload. */
  readonly handle?: FileSystemFileHandle;
}

/** An empty folder, to be sent; it has no content that could have changed. */
export function emptyFolder({
  folders,
  name,
}: Pick<Outgoing, 'folders'> & { readonly name: string }): Outgoing {
  return { file: new File([], name, { type: FOLDER, lastModified: 0 }), folders };
}

/** Whether an entry is an empty folder; one that claims a content is a file of an odd type. */
export function isFolder({ type, size }: { readonly type: string; readonly size: number }): boolean {
  return type === FOLDER && size === 0;
}
