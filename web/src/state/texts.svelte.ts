// The texts that came: a list on this device alone, the same in all its tabs, kept until it is cleared, and bounded.
import type { ReceivedText } from '../proto/transfer/api.ts';
import type { KeptText } from '../storage/kept.ts';
import { preferences } from './preferences.svelte.ts';

export type { KeptText };

/** More than anybody looks through; the oldest go first. */
const MOST = 200;
/** UTF-16 units of all: a browser reads them in one go at the start. */
const MOST_UNITS = 16 * 1024 * 1024;

const store = () => import('../storage/kept.ts');

/** What tabs tell each other: only one of them holds the connection, and all show the same list. */
type Word = { readonly came: KeptText } | { readonly gone: readonly string[] };
/** The part of a BroadcastChannel that is needed here. */
export type Line = Pick<BroadcastChannel, 'postMessage' | 'onmessage'>;

function lineToTabs(): Line | undefined {
  return 'BroadcastChannel' in globalThis ? new BroadcastChannel('homedrop.texts') : undefined;
}

export class Texts {
  /** Newest first. */
  list = $state.raw<readonly KeptText[]>([]);
  /** One came since the page was loaded: the list is worth showing. */
  fresh = $state(false);

  constructor(private readonly line: Line | undefined = lineToTabs()) {
    if (line) line.onmessage = ({ data }: MessageEvent<Word>) => this.#heard(data);
  }

  /** What an earlier page kept; where that is forbidden there is nothing. */
  async load(): Promise<void> {
    const kept = await (await store()).keptTexts().catch(() => []);
    const isNew = ({ id }: KeptText) => !this.list.some((text) => text.id === id);
    this.list = bounded([...this.list, ...kept.filter(isNew)]);
  }

  add(text: ReceivedText, name: string): KeptText {
    const kept = { ...text, id: `${text.received}/${text.id}`, name };
    const before = this.list;
    this.#came(kept);
    void this.#tell({ came: kept });
    if (preferences.texts === 'keep') void this.#store(kept, before);
    return kept;
  }

  remove(id: string): void {
    void this.#remove([id]);
    void attempt(({ dropText }) => dropText(id));
  }

  /** They are shown as gone once they are. */
  async clear(): Promise<void> {
    const shown = this.list.map(({ id }) => id);
    await attempt(({ dropTexts }) => dropTexts());
    await this.#remove(shown); // what came meanwhile stays, in every tab
  }

  /** From now on they outlive the page, or do no longer. */
  keep(on: boolean): void {
    void attempt(async ({ dropTexts, keepText }) => {
      if (!on) return dropTexts();
      for (const text of this.list) await keepText(text);
    });
  }

  #came(text: KeptText): void {
    this.list = bounded([text, ...this.list]);
    this.fresh = true;
  }

  async #remove(ids: readonly string[]): Promise<void> {
    this.#gone(ids);
    await this.#tell({ gone: ids });
  }

  #gone(ids: readonly string[]): void {
    this.list = this.list.filter(({ id }) => !ids.includes(id));
  }

  async #tell(word: Word): Promise<void> {
    await turn();
    this.line?.postMessage(word);
  }

  #heard(word: Word): void {
    if ('came' in word) this.#came(word.came);
    else this.#gone(word.gone);
  }

  async #store(text: KeptText, before: readonly KeptText[]): Promise<void> {
    await attempt(async ({ keepText, dropText }) => {
      await keepText(text);
      for (const { id } of before.filter((old) => !this.list.includes(old))) await dropText(id);
    });
  }
}

/** A copy of a long text takes the page as long as a frame: each is made in a task of its own, in order. */
const turn = () => new Promise((next) => setTimeout(next));

/** Where nothing may be stored, texts live as long as the page. */
async function attempt(act: (kept: Awaited<ReturnType<typeof store>>) => Promise<void>): Promise<void> {
  await turn();
  await store()
    .then(act)
    .catch(() => undefined);
}

export function bounded(texts: readonly KeptText[]): readonly KeptText[] {
  let units = 0;
  const end = texts.findIndex(({ text }, at) => at >= MOST || (units += text.length) > MOST_UNITS);
  return end < 0 ? texts : texts.slice(0, Math.max(1, end));
}
