// What page and service worker say to each other; each question brings the port for its answer.

/** What one build of the client is made of. */
export interface Build {
  /** As it stands in the page. */
  readonly version: string;
  /** Addresses below the page's folder, each with a hash of its content in its name. */
  readonly files: readonly string[];
}

export type ShellQuestion =
  /** Answer: its version. */
  | { readonly do: 'version' }
  /** A download is about to be asked for; its bytes come by the second port. Answer: true. */
  | ({ readonly do: 'offer' } & OfferedDownload)
  /** Stay awake. Answer: whether this download is still known. */
  | { readonly do: 'keep'; readonly id: string };

export interface OfferedDownload {
  /** A UUID, the last part of its address. */
  readonly id: string;
  readonly name: string;
  /** In bytes, where it is known before. */
  readonly size?: number;
}

/** What the writing worker says to the service worker on a download's port. */
export type ToDownload =
  | { readonly is: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** All has been said. */
  | { readonly is: 'end' }
  /** It will not become whole: the browser is to say so of the download. */
  | { readonly is: 'failed' }
  | { readonly is: 'ping' };

/** And what comes back. */
export type FromDownload =
  /** There is room for one more piece. */
  | { readonly is: 'more' }
  /** The browser has taken everything. */
  | { readonly is: 'done' }
  /** The person has stopped the download, or the browser could not go on with it. */
  | { readonly is: 'cancelled' }
  | { readonly is: 'pong' };
