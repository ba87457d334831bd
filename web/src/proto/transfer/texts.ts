// Texts in both directions: cut into parts, put together again, delivered once, and repeated after a loss.
import type { TextView } from './api.ts';
import { MAX_REMEMBERED, MAX_TEXT, TEXT_PART } from './limits.ts';
import type { TextPart, TextReceived } from './messages.ts';

interface Outgoing {
  readonly id: number;
  readonly text: string;
  /** Parts sent on this connection. */
  sent: number;
}

interface Incoming {
  readonly parts: string[];
  length: number;
}

export class Texts {
  readonly #outgoing = new Map<number, Outgoing>();
  readonly #incoming = new Map<number, Incoming>();
  /** Ids of texts that came before, so that a repetition is not shown twice. */
  readonly #seen = new Set<number>();
  #receipts: TextReceived[] = [];

  get waiting(): boolean {
    return this.#outgoing.size > 0;
  }

  send(id: number, text: string): TextView['state'] {
    if (text.length > MAX_TEXT) return 'failed';
    this.#outgoing.set(id, { id, text, sent: 0 });
    return 'waiting';
  }

  handleDetached(): void {
    this.#incoming.clear();
    this.#receipts = [];
    for (const text of this.#outgoing.values()) text.sent = 0;
  }

  /** Nobody will take what waits; the ids of it. */
  giveUp(): number[] {
    const ids = [...this.#outgoing.keys()];
    this.#outgoing.clear();
    return ids;
  }

  /** Whether this was a text of ours that waited. */
  handleReceived(id: number): boolean {
    return this.#outgoing.delete(id);
  }

  /** The text when it is complete and new; 'breach' for parts out of turn or too many. */
  handlePart({ id, part, text, more }: TextPart): { readonly text?: string; readonly breach?: boolean } {
    const held = this.#incoming.get(id) ?? { parts: [], length: 0 };
    if (held.parts.length !== part || held.length + text.length > MAX_TEXT) return { breach: true };
    if (part === 0 && this.#incoming.size > 0) return { breach: true }; // one after the other
    if (text.length === 0 && more) return { breach: true };
    held.parts.push(text);
    held.length += text.length;
    this.#incoming.set(id, held);
    return more ? {} : this.#complete(id);
  }

  poll(): TextPart | TextReceived | undefined {
    const receipt = this.#receipts.shift();
    if (receipt) return receipt;
    for (const text of this.#outgoing.values()) {
      const from = text.sent * TEXT_PART;
      if (text.sent > 0 && from >= text.text.length) continue;
      const more = from + TEXT_PART < text.text.length;
      return {
        type: 'text',
        id: text.id,
        part: text.sent++,
        text: text.text.slice(from, from + TEXT_PART),
        more,
      };
    }
    return undefined;
  }

  #complete(id: number): { readonly text?: string } {
    const text = this.#incoming.get(id)?.parts.join('') ?? '';
    this.#incoming.delete(id);
    this.#receipts.push({ type: 'text-received', id });
    if (this.#seen.has(id)) return {};
    this.#seen.add(id);
    for (const old of this.#seen) {
      if (this.#seen.size <= MAX_REMEMBERED) break;
      this.#seen.delete(old);
    }
    return { text };
  }
}
