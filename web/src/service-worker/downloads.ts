// Downloads whose bytes come from a page as they arrive there: the browser writes them to its folder, at its own pace.
import { MessageGarbage, WHOLE } from '../proto/message-garbage.ts';
import type { FromDownload, OfferedDownload, ToDownload } from './messages.ts';

/** A page that is silent for so long is gone, and the download will not become whole. Milliseconds. */
const SILENCE = 90_000;
/** Pieces that the browser may have taken and not yet written; each is one leaf at most. */
const AHEAD = 4;

export class Downloads {
  readonly #known = new Map<string, Download>();

  offer(offered: OfferedDownload, port: MessagePort): void {
    const download = new Download(offered, port, () => this.#known.delete(offered.id));
    this.#known.set(offered.id, download);
  }

  has(id: string): boolean {
    return this.#known.has(id);
  }

  /** No content leaves the page that asked where it is. */
  answer(id: string): Response {
    return this.#known.get(id)?.answer() ?? new Response(null, { status: 204 });
  }
}

class Download {
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  /** The browser waits for a piece. */
  #wanted: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #garbage = new MessageGarbage(WHOLE);

  constructor(
    private readonly offered: OfferedDownload,
    private readonly port: MessagePort,
    private readonly over: () => void,
  ) {
    port.onmessage = ({ data }: MessageEvent<ToDownload>) => this.#handle(data);
    this.#heard();
  }

  /** Once: what was taken cannot be taken again. */
  answer(): Response | undefined {
    if (this.#controller) return undefined;
    const source: UnderlyingDefaultSource<Uint8Array> = {
      start: (controller) => void (this.#controller = controller),
      pull: () => this.#more(),
      cancel: () => this.#end({ is: 'cancelled' }),
    };
    const body = new ReadableStream(source, new CountQueuingStrategy({ highWaterMark: AHEAD }));
    return new Response(body, { headers: downloadHeaders(this.offered) });
  }

  #more(): Promise<void> {
    this.#say({ is: 'more' });
    return new Promise((resolve) => (this.#wanted = resolve));
  }

  #handle(message: ToDownload): void {
    this.#heard();
    switch (message.is) {
      case 'ping':
        return this.#say({ is: 'pong' });
      case 'bytes':
        this.#garbage.add(message.bytes.length);
        this.#controller?.enqueue(message.bytes);
        return this.#wanted?.();
      case 'end':
        this.#controller?.close();
        return this.#end({ is: 'done' });
      case 'failed':
        return this.#fail();
    }
  }

  #heard(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail(), SILENCE);
  }

  #fail(): void {
    this.#controller?.error(new Error('it will not become whole'));
    this.#end({ is: 'cancelled' });
  }

  #end(last: FromDownload): void {
    clearTimeout(this.#timer);
    this.#controller = undefined;
    this.#say(last);
    this.#wanted?.();
    this.over();
  }

  #say(message: FromDownload): void {
    this.port.postMessage(message);
  }
}

/** Saved, whatever it is: never shown as a page of ours. */
export function downloadHeaders({ name, size }: OfferedDownload): Record<string, string> {
  return {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${extValue(name)}`,
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    ...(size === undefined ? {} : { 'content-length': String(size) }),
  };
}

/** RFC 8187 section 3.2.1: what is no attr-char is written as UTF-8 in hexadecimal. */
function extValue(name: string): string {
  const hexadecimal = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/['()*]/g, hexadecimal);
}
