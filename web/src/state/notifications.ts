// Notifications of the system, for a page that is out of sight: by its service worker where it has one, else by itself.
import type { Thing } from './attention.ts';

/** All are about this page: one that was tapped brings it up, and what it was about. */
export interface Notice {
  readonly thing: Thing;
  readonly title: string;
  readonly body: string;
}

const tagOf = ({ kind, id }: Thing) => `${kind}/${id}`;
const shown = new Map<string, Notification>();

export async function notify({ thing, title, body }: Notice, tapped: (thing: Thing) => void): Promise<void> {
  if (Notification.permission !== 'granted') return;
  const options = { body, tag: tagOf(thing), data: thing };
  const worker = await registration();
  if (worker) return worker.showNotification(title, options);
  const notification = new Notification(title, options);
  shown.set(options.tag, notification);
  notification.onclick = () => {
    window.focus();
    notification.close();
    tapped(thing);
  };
}

/** Whoever looks at the page sees what they were about. */
export async function clearNotices(): Promise<void> {
  for (const notification of shown.values()) notification.close();
  shown.clear();
  for (const notification of (await (await registration())?.getNotifications()) ?? []) notification.close();
}

/** Phones show notifications of a service worker only. */
async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer };
  const found = await serviceWorker?.getRegistration().catch(() => undefined);
  return found?.active ? found : undefined;
}
