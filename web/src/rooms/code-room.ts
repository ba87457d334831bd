// The one room by code that this device may be in: made, entered by five letters, entered again after a loss, left.
import type { ClientMessage, ServerMessage } from '../proto/messages.ts';
import { waitSeconds } from '../proto/refusal.ts';

export type CodeRoomRefusal = 'unknown-code' | 'try-later' | 'disabled' | 'gone' | 'box';

export interface CodeRoomContext {
  send(message: ClientMessage): boolean;
  changed(code: string | undefined): void;
  refused(why: CodeRoomRefusal, seconds?: number): void;
  /** Kept over a reload. */
  keep(code: string | undefined): void;
  kept(): string | undefined;
}

export class CodeRoom {
  #code: string | undefined;
  /** What was asked for and not answered yet; by itself after a loss, or by a person. */
  #asked: 'again' | 'create' | 'join' | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly context: CodeRoomContext) {}

  welcomed(): void {
    const code = this.#code ?? this.context.kept();
    clearTimeout(this.#retry);
    this.#asked = undefined;
    if (code !== undefined) this.#ask('again', { type: 'code-room-join', code });
  }

  create(): void {
    this.#ask('create', { type: 'code-room-create' });
  }

  join(code: string): void {
    this.#ask('join', { type: 'code-room-join', code: code.toUpperCase() });
  }

  leave(): void {
    clearTimeout(this.#retry);
    this.context.send({ type: 'code-room-leave' });
    this.#become(undefined);
  }

  received(message: ServerMessage): void {
    if (message.type === 'room' && message.room.kind === 'code') this.#entered(message.room.id);
    if (message.type === 'room-left' && message.room.kind === 'code' && message.room.id === this.#code) {
      this.#become(undefined);
    }
    if (message.type === 'error') this.#refused(message);
  }

  #entered(code: string): void {
    this.#asked = undefined;
    this.#become(code);
  }

  #refused(error: Extract<ServerMessage, { type: 'error' }>): void {
    const { code, about } = error;
    const ours = this.#asked !== undefined && (about === undefined || !/^\d/.test(about));
    if (!ours || (code !== 'unknown-code' && code !== 'try-later' && code !== 'disabled')) return;
    const again = this.#asked === 'again';
    this.#asked = undefined;
    if (again && code === 'try-later') return this.#askLater(waitSeconds(error) ?? 1);
    if (again) this.#become(undefined);
    this.context.refused(again ? 'gone' : code, waitSeconds(error));
  }

  /** Others of this network asked a lot; the room is still there. */
  #askLater(seconds: number): void {
    this.#retry = setTimeout(() => this.welcomed(), seconds * 1000);
  }

  #ask(what: 'again' | 'create' | 'join', message: ClientMessage): void {
    clearTimeout(this.#retry);
    this.#asked = what;
    if (this.context.send(message)) return;
    this.#asked = undefined;
    this.context.refused('box');
  }

  #become(code: string | undefined): void {
    this.#code = code;
    this.context.keep(code);
    this.context.changed(code);
  }
}
