// Small pictures of images that are sent, and of those that are offered; all decoding is done in a worker.
import { MAX_PREVIEWS } from '../proto/transfer/previews.ts';
import type { PreviewReply, PreviewRequest } from '../workers/preview-messages.ts';

type Question = PreviewRequest extends infer R ? (R extends PreviewRequest ? Omit<R, 'ask'> : never) : never;

/** Decoding a larger one would take a phone's memory for a picture of a thumb's width; bytes. */
const MAX_SOURCE = 64 * 1024 * 1024;

let worker: Worker | undefined;
let asks = 0;
const waiting = new Map<number, (reply: PreviewReply) => void>();

function start(): Worker {
  const started = new Worker(new URL('../workers/preview.worker.ts', import.meta.url), { type: 'module' });
  started.onmessage = ({ data }: MessageEvent<PreviewReply>) => {
    waiting.get(data.ask)?.(data);
    waiting.delete(data.ask);
  };
  started.onerror = () => {
    for (const [ask, resolve] of waiting) resolve({ ask });
    waiting.clear();
  };
  return started;
}

function ask(question: Question): Promise<PreviewReply> {
  if (typeof OffscreenCanvas === 'undefined') return Promise.resolve({ ask: -1 });
  worker ??= start();
  const number = asks++;
  worker.postMessage({ ...question, ask: number });
  return new Promise((resolve) => waiting.set(number, resolve));
}

/** Tells the pictures of the first images among the files, one after the other. */
export async function makePreviews(
  files: readonly { readonly file: File }[],
  made: (index: number, image: string) => void,
): Promise<void> {
  const images = files.flatMap(({ file }, index) =>
    file.type.startsWith('image/') && file.size <= MAX_SOURCE ? [{ file, index }] : [],
  );
  for (const { file, index } of images.slice(0, MAX_PREVIEWS)) {
    const reply = await ask({ do: 'make', file });
    if ('image' in reply && reply.image !== undefined) made(index, reply.image);
  }
}

/** The picture that another device sent, drawn anew. */
export async function redrawn(image: string): Promise<Blob | undefined> {
  const reply = await ask({ do: 'redraw', image });
  return 'blob' in reply ? reply.blob : undefined;
}

/** A received picture as it is to be looked at; the caller closes it. Nothing where it is none, or too large. */
export async function viewed(file: Blob, edge: number): Promise<ImageBitmap | undefined> {
  const reply = await ask({ do: 'view', file, edge });
  return 'bitmap' in reply ? reply.bitmap : undefined;
}
