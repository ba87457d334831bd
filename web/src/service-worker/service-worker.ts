// The service worker: the page without the box, what is shared to it, and downloads out of what arrives; decides nothing by itself.
import { Downloads } from './downloads.ts';
import type { Build, ShellQuestion } from './messages.ts';
import { bringUp } from './notices.ts';
import { takeShared } from './share-target.ts';
import { ShellCache } from './shell-cache.ts';

/** Put in by the build. */
declare const BUILD: Build;
const build = BUILD;

const scope = self as unknown as ServiceWorkerGlobalScope;
/** The folder of the page. */
const root = new URL('./', scope.location.href).href;
const shell = new ShellCache(build, root);
/**
 * Firefox finds its own address by that of the server the page came from. A page that came from here has none, and without a
 * default route it finds no candidate: there the page always comes from the box.
 */
const givesPage = !scope.navigator.userAgent.includes('Firefox/');
const downloads = new Downloads();

scope.addEventListener('install', (event) => event.waitUntil(shell.install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('fetch', (event) => {
  const answer = route(event);
  if (answer) event.respondWith(answer);
});
scope.addEventListener('notificationclick', (event) =>
  event.waitUntil(bringUp(event.notification, scope.clients, root)),
);
scope.addEventListener('message', (event) => {
  const [answer, port] = event.ports;
  answer?.postMessage(reply(event.data as ShellQuestion, port));
});

/** Pages that are open already load their further parts from here, also when the box gets another version. */
async function activate(): Promise<void> {
  if (givesPage) await scope.registration.navigationPreload?.enable(); // the box is asked while this starts
  await shell.clean();
  await scope.clients.claim();
}

/** Nothing for what is the box's business alone. */
function route(event: FetchEvent): Promise<Response> | Response | undefined {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === 'POST') return url.href === `${root}share` ? takeShared(request, root) : undefined;
  if (request.method !== 'GET' || !url.href.startsWith(root)) return undefined;
  if (request.mode === 'navigate' && shell.isPage(url))
    return givesPage ? shell.page(asked(event)) : undefined;
  if (shell.isPart(url)) return shell.part(request);
  const [, id] = /^stream\/([0-9a-f-]{36})$/.exec(url.href.slice(root.length)) ?? [];
  return id === undefined ? undefined : downloads.answer(id);
}

async function asked(event: FetchEvent): Promise<Response> {
  return ((await event.preloadResponse) as Response | undefined) ?? fetch(event.request);
}

function reply(question: ShellQuestion, port: MessagePort | undefined): string | boolean {
  switch (question.do) {
    case 'version':
      return build.version;
    case 'offer':
      if (port) downloads.offer(question, port);
      return port !== undefined;
    case 'keep':
      return downloads.has(question.id);
  }
}
