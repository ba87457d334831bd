// The worker that makes small pictures of images to be sent, and draws those that come anew, off the page's thread.
import { toBase64 } from '../proto/bytes.ts';
import { HEAD_BYTES, pictureSize } from '../proto/picture-size.ts';
import { MAX_PREVIEW, PREVIEW_EDGE, previewBytes } from '../proto/transfer/previews.ts';
import type { PreviewReply, PreviewRequest } from './preview-messages.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
/** The first that is short enough is taken. */
const QUALITIES = [0.8, 0.6, 0.4, 0.2];
/** Pixels of the largest picture that is decoded: the sensors of today's phones and cameras, 512 MB for a moment. */
const MAX_PIXELS = 128 * 1024 * 1024;

async function scaled(image: Blob, edge: number): Promise<OffscreenCanvas> {
  const bitmap = await createImageBitmap(image);
  const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = '#fff'; // behind what is transparent, for JPEG knows no such thing
    context.fillRect(0, 0, width, height);
    context.drawImage(bitmap, 0, 0, width, height);
  }
  bitmap.close();
  return canvas;
}

async function draw(image: Blob, quality: number): Promise<Blob> {
  const canvas = await scaled(image, PREVIEW_EDGE);
  return canvas.convertToBlob({ type: 'image/jpeg', quality });
}

/** What does not say how large it is, or is larger than can be, is not decoded. */
async function view(file: Blob, edge: number): Promise<ImageBitmap | undefined> {
  const size = pictureSize(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
  if (!size || size.width * size.height > MAX_PIXELS) return undefined;
  return (await scaled(file, edge)).transferToImageBitmap();
}

async function make(file: Blob): Promise<string | undefined> {
  for (const quality of QUALITIES) {
    const drawn = await draw(file, quality);
    if (drawn.size <= MAX_PREVIEW) return toBase64(new Uint8Array(await drawn.arrayBuffer()));
  }
  return undefined;
}

async function redraw(image: string): Promise<Blob | undefined> {
  const bytes = previewBytes(image);
  return bytes && draw(new Blob([bytes], { type: 'image/jpeg' }), 0.9);
}

async function answer(request: PreviewRequest): Promise<PreviewReply> {
  const { ask } = request;
  try {
    if (request.do === 'redraw') {
      const blob = await redraw(request.image);
      return { ask, ...(blob && { blob }) };
    }
    if (request.do === 'view') {
      const bitmap = await view(request.file, request.edge);
      return { ask, ...(bitmap && { bitmap }) };
    }
    const image = await make(request.file);
    return { ask, ...(image !== undefined && { image }) };
  } catch (error) {
    if (error instanceof DOMException) return { ask }; // no image, or none that this browser reads
    throw error;
  }
}

scope.onmessage = async ({ data }: MessageEvent<PreviewRequest>) => {
  const reply = await answer(data);
  scope.postMessage(reply, 'bitmap' in reply ? [reply.bitmap] : []);
};
