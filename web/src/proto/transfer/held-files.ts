// Files of one transfer that somebody here or there holds back while the others go on.
import { IndexSet } from './index-set.ts';
import type { Ledger } from './ledger.ts';
import { MAX_HELD } from './limits.ts';
import type { Hold } from './messages.ts';

export class HeldFiles {
  readonly #here = new Set<number>();
  #there = new IndexSet();

  constructor(
    readonly transfer: number,
    readonly ledger: Ledger,
  ) {}

  has(index: number): boolean {
    return this.#here.has(index) || this.#there.has(index);
  }

  /** Something is held here, and the other side must know. */
  get any(): boolean {
    return this.#here.size > 0;
  }

  /** Who holds all that is still open; nobody, when something may go on. */
  get all(): 'here' | 'there' | undefined {
    const { files, open } = this.ledger;
    if (open === 0 || this.#here.size + this.#there.size < open) return undefined;
    const held = new Set([...this.#here, ...this.#there].filter((index) => this.ledger.isOpen(index)));
    if (held.size < open) return undefined;
    return [...held].some((index) => files[index] && this.#here.has(index)) ? 'here' : 'there';
  }

  /** A person here has decided; false when nothing is new. */
  hold(index: number, on: boolean): boolean {
    if (this.#here.has(index) === on) return false;
    if (on && (this.#here.size === MAX_HELD || !this.ledger.isOpen(index))) return false;
    if (on) this.#here.add(index);
    else this.#here.delete(index);
    this.#show(index);
    return true;
  }

  /** Nothing is held here any more; false when nothing was. */
  letGo(): boolean {
    const held = [...this.#here];
    this.#here.clear();
    for (const index of held) this.#show(index);
    return held.length > 0;
  }

  /** What the other side holds from now on; false when that cannot be. */
  handle({ files }: Pick<Hold, 'files'>): boolean {
    const held = IndexSet.of(files);
    if (held.size > MAX_HELD || files.some(([, to]) => to > this.ledger.files.length)) return false;
    const before = this.#there;
    this.#there = held;
    for (const index of before) this.#show(index);
    for (const index of this.#there) this.#show(index);
    return true;
  }

  /** The connection is gone; on the next one the other side says it again. */
  forgetThere(): void {
    this.handle({ files: [] });
  }

  message(): Hold {
    const { ranges } = IndexSet.ofIndices([...this.#here], this.ledger.files.length);
    return { type: 'hold', transfer: this.transfer, files: ranges, optional: true };
  }

  #show(index: number): void {
    const by = this.#here.has(index) ? 'here' : this.#there.has(index) ? 'there' : undefined;
    this.ledger.showHeld(index, by);
  }
}
