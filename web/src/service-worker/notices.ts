// A notification that was tapped brings the page up, and tells it what it was about; a page that is gone is opened anew.

/** What this needs of the browser. */
export interface Pages {
  matchAll(options: { type: 'window'; includeUncontrolled: true }): Promise<readonly Page[]>;
  openWindow(url: string): Promise<unknown>;
}

export interface Page {
  readonly url: string;
  focus(): Promise<unknown>;
  postMessage(message: unknown): void;
}

interface Notice {
  readonly data: unknown;
  close(): void;
}

/** `root`: the folder of the page. */
export async function bringUp(notice: Notice, pages: Pages, root: string): Promise<void> {
  notice.close();
  const open = await pages.matchAll({ type: 'window', includeUncontrolled: true });
  const page = open.find(({ url }) => url.startsWith(root));
  if (!page) return void (await pages.openWindow(root));
  page.postMessage({ tapped: notice.data });
  await page.focus();
}
