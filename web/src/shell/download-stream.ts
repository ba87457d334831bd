// Begins a download whose bytes come from here: the service worker answers it, the browser writes it to its folder.
import type { OfferedDownload } from '../service-worker/messages.ts';
import { activeWorker, ask } from './service-worker.ts';

/** Browsers end a service worker that has heard nothing for 30 s, and the download with it. Milliseconds. */
const KEEP_AWAKE = 10_000;
/** Milliseconds. */
const BACK_WITHIN = 1_000;

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
  void keepAwake(worker, id);
  await backFromDialog();
  fetchByBrowser(new URL(`stream/${id}`, document.baseURI).href);
  return port2;
}

/** A dialog that closes goes back in history, which would end the navigation that a download begins with. */
async function backFromDialog(): Promise<void> {
  const isInDialog = (history.state as { readonly sheet?: boolean } | null)?.sheet === true;
  if (!isInDialog) return;
  await new Promise((resolve) => {
    addEventListener('popstate', resolve, { once: true });
    setTimeout(resolve, BACK_WITHIN); // another one may be open
  });
}

/** As long as it knows the download. */
async function keepAwake(worker: ServiceWorker, id: string): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, KEEP_AWAKE));
  while (await ask<boolean>(worker, { do: 'keep', id }));
}

/** The answer is an attachment, so that this page stays. */
function fetchByBrowser(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
}
