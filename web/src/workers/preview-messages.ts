// What page and preview worker say to each other.

export type PreviewRequest =
  /** Make a picture of a file that is to be sent. */
  | { readonly do: 'make'; readonly ask: number; readonly file: Blob }
  /** Draw a picture that another device sent anew, so that nothing of its bytes reaches the page. */
  | { readonly do: 'redraw'; readonly ask: number; readonly image: string }
  /** Draw a received picture to be looked at, its longer edge at most `edge` pixels. */
  | { readonly do: 'view'; readonly ask: number; readonly file: Blob; readonly edge: number };

export type PreviewReply =
  | { readonly ask: number; readonly image?: string }
  | { readonly ask: number; readonly blob?: Blob }
  | { readonly ask: number; readonly bitmap: ImageBitmap };
