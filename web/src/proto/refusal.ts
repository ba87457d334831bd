// What a refusal of the box says beyond its code.
import type { ErrorMessage } from './messages.ts';

/** How long to wait before another attempt, in seconds. */
export function waitSeconds({ message }: ErrorMessage): number | undefined {
  const [, seconds] = /(\d{1,6}) s\b/.exec(message) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}
