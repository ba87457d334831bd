// Keeps all that the page is made of, version by version: the box is asked first, and what is kept serves while it is away.
import type { Build } from './messages.ts';

const PREFIX = 'homedrop-page/';
/** A box that takes longer for the page is as good as away; what was kept is shown meanwhile. Milliseconds. */
const PATIENCE = 3_000;
/** This version and the one before: pages of that may be open, and still load parts of it. */
const VERSIONS_KEPT = 2;

export class ShellCache {
  readonly #name: string;

  constructor(
    private readonly build: Build,
    /** The folder of the page, with a slash at its end. */
    private readonly root: string,
  ) {
    this.#name = PREFIX + build.version;
  }

  /** Fails as a whole when a part cannot be had: the browser tries again later. */
  async install(): Promise<void> {
    const cache = await caches.open(this.#name);
    await Promise.all([
      this.#keepPage(cache),
      ...this.build.files.map((file) => this.#keepPart(cache, file)),
    ]);
  }

  /** Forgets versions of which no page can be open any more. */
  async clean(): Promise<void> {
    const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== this.#name);
    const old = names.slice(0, Math.max(0, names.length - (VERSIONS_KEPT - 1))); // in the order they were made
    await Promise.all(old.map((name) => caches.delete(name)));
  }

  isPage(url: URL): boolean {
    return url.href.split(/[?#]/)[0] === this.root || url.href.startsWith(`${this.root}index.html`);
  }

  isPart(url: URL): boolean {
    return url.href.startsWith(`${this.root}assets/`);
  }

  /** The page as the box has it now; as it was kept when the box does not answer. */
  async page(asked: Promise<Response>): Promise<Response> {
    const answer = asked.catch(() => undefined);
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
    const response = await Promise.race([answer, late]);
    // A proxy before the box says 502 when the box is away.
    if (response && response.status < 500) return response;
    const kept = await (await caches.open(this.#name)).match(this.root);
    return kept ?? asked;
  }

  /** Whatever has a hash in its name is the same for ever, in whatever version it was kept. */
  async part(request: Request): Promise<Response> {
    return (await caches.match(request.url, { ignoreVary: true })) ?? fetch(request);
  }

  /** Of another version when the box was changed just now: then nothing is kept. */
  async #keepPage(cache: Cache): Promise<void> {
    const response = await fetched(this.root, 'no-cache');
    const text = await response.clone().text();
    if (!text.includes(this.build.version)) throw new Error('the page is of another version');
    await cache.put(this.root, response);
  }

  async #keepPart(cache: Cache, file: string): Promise<void> {
    const url = this.root + file;
    await cache.put(url, (await caches.match(url, { ignoreVary: true })) ?? (await fetched(url, 'default')));
  }
}

async function fetched(url: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(url, { cache });
  if (!response.ok || response.redirected) throw new Error(`${response.status} for a part of the page`);
  return response;
}
