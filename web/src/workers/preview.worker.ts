// The worker that makes small pictures of images to be sent, and draws those that come anew, off the page's thread.
import { toBase64 } from '../proto/bytes.ts';
import { MAX_PREVIEW, PREVIEW_EDGE, previewBytes } from '../proto/transfer/previews.ts';
import type { PreviewReply, PreviewRequest } from './preview-messages.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
/** The first that is short enough is taken. */
const QUALITIES = [0.8, 0.6, 0.4, 0.2];

async function draw(image: Blob, quality: number): Promise<Blob> {
  const bitmap = await createImageBitmap(image);
  const scale = Math.min(1, PREVIEW_EDGE / Math.max(bitmap.width, bitmap.height));
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
  return canvas.convertToBlob({ type: 'image/jpeg', quality });
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
    const image = await make(request.file);
    return { ask, ...(image !== undefined && { image }) };
  } catch (error) {
    if (error instanceof DOMException) return { ask }; // no image, or none that this browser reads
    throw error;
  }
}

scope.onmessage = async ({ data }: MessageEvent<PreviewRequest>) => scope.postMessage(await answer(data));
