// Small pictures of the first images of an offer: sent after its last page, taken within limits, kept in the books.
import { fromBase64 } from '../bytes.ts';
import { jpegSize } from '../jpeg-size.ts';
import type { Receiver } from '../receiver.ts';
import type { Sender } from '../sender.ts';
import type { Preview } from './messages.ts';

/** Longest picture, in bytes: a face is seen, and a page of eight is less than one photo. */
export const MAX_PREVIEW = 8 * 1024;
/** As base64. */
export const MAX_PREVIEW_TEXT = Math.ceil(MAX_PREVIEW / 3) * 4;
/** Pictures of one offer. */
export const MAX_PREVIEWS = 8;
/** Longest edge in pixels; what claims more is not decoded. */
export const PREVIEW_EDGE = 160;

/** The bytes of a picture that may be decoded: JPEG, of few bytes and few pixels. */
export function previewBytes(image: string): Uint8Array<ArrayBuffer> | undefined {
  if (image.length > MAX_PREVIEW_TEXT) return undefined;
  const bytes = fromBase64(image);
  const size = bytes && jpegSize(bytes);
  return size && Math.max(size.width, size.height) <= PREVIEW_EDGE ? bytes : undefined;
}

interface Outgoing {
  readonly transfer: number;
  readonly file: number;
  readonly image: string;
  sent: boolean;
}

export class Previews {
  #outgoing: Outgoing[] = [];

  add(transfer: number, file: number, image: string): void {
    this.#outgoing.push({ transfer, file, image, sent: false });
  }

  /** A new connection: whoever was not answered asks again. */
  handleAttached(): void {
    for (const preview of this.#outgoing) preview.sent = false;
  }

  /** Only of offers whose pages are all sent. */
  poll(senders: ReadonlyMap<number, Sender>): Preview | undefined {
    const asking = ({ transfer }: Outgoing) => {
      const sender = senders.get(transfer);
      return sender !== undefined && !sender.ended && sender.accepted.length === 0;
    };
    this.#outgoing = this.#outgoing.filter(asking);
    const next = this.#outgoing.find(({ sent }) => !sent);
    if (!next) return undefined;
    next.sent = true;
    const { transfer, file, image } = next;
    return { type: 'preview', transfer, file, image, optional: true };
  }

  /** What is no picture, too much or too late is passed over: nobody needs it. */
  handle({ file, image }: Preview, receiver: Receiver | undefined): void {
    if (!receiver?.offered || receiver.ended) return;
    const { ledger } = receiver;
    const known = ledger.files.filter(({ preview }) => preview !== undefined).length;
    if (known < MAX_PREVIEWS && previewBytes(image)) ledger.patch(file, { preview: image });
  }
}
