// Opens the books of transfers with one other device, and keeps what all of them have in common.
import type { Direction, TransferId } from './api.ts';
import { Delivered } from './delivered.ts';
import { Ledger } from './ledger.ts';

export class Books {
  /** Of all that is sent. */
  readonly delivered = new Delivered();

  constructor(readonly peerId: string) {}

  /** `started`: wall clock, milliseconds since 1970. */
  open(transfer: number, direction: Direction, started: number): Ledger {
    const { peerId } = this;
    const id = `${peerId}:${direction}:${transfer}` as TransferId;
    return new Ledger({ id, peerId, direction, started }, direction === 'send' ? this.delivered : undefined);
  }
}
