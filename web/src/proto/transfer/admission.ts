// How much one device may have waiting here at once: offers that nobody answered, and memories of what has ended.
import type { Receiver } from '../receiver.ts';
import * as limits from './limits.ts';
import type { TransferKey } from './resume.ts';

/** One offer more than may wait or run. */
export function isTooMuch(receivers: Iterable<Receiver>): boolean {
  const waiting = [...receivers].filter(({ ended }) => !ended);
  const entries = waiting.reduce((sum, { unansweredEntries }) => sum + unansweredEntries, 0);
  return waiting.length > limits.MAX_INCOMING || entries > limits.MAX_ENTRIES;
}

/** By its key a transfer has its place and its record here: no two may share them, and no honest sender uses one twice. */
export function isKeyTaken(receivers: Iterable<Receiver>, key: TransferKey): boolean {
  return [...receivers].some(({ offer }) => offer.key === key);
}

/** Ended ones are kept for a while, because messages for them may still be on their way. */
export function forgetOldest(receivers: Map<number, Receiver>): void {
  const ended = [...receivers.values()].filter(({ ended, ledger }) => ended && !ledger.changed);
  for (const { id } of ended.slice(0, -limits.MAX_REMEMBERED)) receivers.delete(id);
}
