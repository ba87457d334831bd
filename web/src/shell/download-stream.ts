// Begins a download whose bytes come from here: the service worker answers it, the browser writes it to its folder.
import type { OfferedDownload } from '../service-worker/messages.ts';
import { activeWorker, ask } from './service-worker.ts';

/** Browsers end a service worker that has heard nothing for 30 s, and the download with it. Milliseconds. */
const KEEP_AWAKE = 10_000;

export async function canBeginDownload(): Promise<boolean> {
  return (await activeWorker()) !== undefined;
}

/** The end to write to; undefined where there is no service worker, or none that answers. */
export async function beginDownload(wish: Omit<OfferedDownload, 'id'>): Promise<MessagePort | undefined> {
  const worker = await activeWorker();
  if (!worker) return undefined;
  const id = crypto.randomUUID();
  const { port1, port2 } = new MessageChannel();
  const taken = await ask<boolean>(worker, { do: 'offer', id, ...wish }, port1);
  if (!taken) return undefined;
  const frame = fetchByBrowser(new URL(`stream/${id}`, document.baseURI).href);
  void keepAwake(worker, id).then(() => frame.remove());
  return port2;
}

/** As long as it knows the download. */
async function keepAwake(worker: ServiceWorker, id: string): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, KEEP_AWAKE));
  while (await ask<boolean>(worker, { do: 'keep', id }));
}

/**
 * In a frame, which the browser leaves empty when the answer is an attachment: what the page itself begins to fetch would
 * end with its next step in history, such as that of a dialog that closes.
 */
function fetchByBrowser(address: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.src = address;
  document.body.append(frame);
  return frame;
}
