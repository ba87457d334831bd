// What page and zip worker say to each other.

export interface ZipSource {
  /** With slashes; that of an empty folder ends with one. */
  readonly path: string;
  /** Milliseconds since 1970; 0 when unknown. */
  readonly modified: number;
  readonly blob: Blob;
}

export type ZipReply =
  /** So many bytes were looked at. */
  { readonly bytes: number } | { readonly zip: Blob } | { readonly failed: string };
