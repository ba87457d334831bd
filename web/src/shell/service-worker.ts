// The service worker as the page reaches it: registered where that can work, asked, and looked at for a new version.
import type { ShellQuestion } from '../service-worker/messages.ts';

/** A worker that is started anew answers within this; milliseconds. */
const PATIENCE = 5_000;

const container = () => (navigator as { readonly serviceWorker?: ServiceWorkerContainer }).serviceWorker;

/** What this page was built as. */
const version = () => document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content;

/**
 * Undefined where there can be none: plain HTTP, private windows, and a certificate that was only clicked through.
 * `found` is told when another version than this page's is ready.
 */
export async function register(found: () => void): Promise<ServiceWorkerRegistration | undefined> {
  const registration = await container()
    ?.register(new URL('sw.js', document.baseURI), { updateViaCache: 'none' })
    .catch(() => undefined);
  if (registration) watch(registration, found);
  return registration;
}

/** The one that takes what this page asks for; undefined where there is none. */
export async function activeWorker(): Promise<ServiceWorker | undefined> {
  return (
    (
      await container()
        ?.getRegistration()
        .catch(() => undefined)
    )?.active ?? undefined
  );
}

/** Undefined when it does not answer. */
export function ask<T>(
  worker: ServiceWorker,
  question: ShellQuestion,
  port?: MessagePort,
): Promise<T | undefined> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const end = (answer?: T) => {
      clearTimeout(timer);
      port1.close();
      resolve(answer);
    };
    const timer = setTimeout(end, PATIENCE);
    port1.onmessage = ({ data }: MessageEvent<T>) => end(data);
    worker.postMessage(question, port ? [port2, port] : [port2]);
  });
}

function watch(registration: ServiceWorkerRegistration, found: () => void): void {
  const look = () => void (registration.waiting && judge(registration.waiting, found));
  const follow = () => registration.installing?.addEventListener('statechange', look);
  registration.addEventListener('updatefound', follow);
  follow(); // it may have been found before this page asked
  look();
}

/**
 * The box gives every visit its newest page, so what waits may well be this page's own version: then nobody need know. It takes over
 * when the last page of the one before is closed; made to hurry, Chromium shows no page while anything is still under way there.
 */
async function judge(waiting: ServiceWorker, found: () => void): Promise<void> {
  const theirs = await ask<string>(waiting, { do: 'version' });
  if (theirs !== undefined && theirs !== version()) found();
}
