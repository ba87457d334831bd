// What a failed read or write means to a person: the browser's error names as causes.
import type { Cause } from '../proto/transfer/api.ts';

/** A failure whose cause is known where it happens. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(readonly reason: Cause) {
    super(reason);
  }
}

const READING: Readonly<Record<string, Cause>> = {
  NotFoundError: 'file-vanished',
  NotReadableError: 'file-changed',
  NotAllowedError: 'permission',
  SecurityError: 'permission',
};

const WRITING: Readonly<Record<string, Cause>> = {
  QuotaExceededError: 'disk-full',
  NotAllowedError: 'permission',
  SecurityError: 'permission',
  RangeError: 'too-large-for-memory',
};

const nameOf = (error: unknown) =>
  error instanceof Error || error instanceof DOMException ? error.name : '';

export function readingCause(error: unknown): Cause {
  return error instanceof Failure ? error.reason : (READING[nameOf(error)] ?? 'file-changed');
}

export function writingCause(error: unknown): Cause {
  return error instanceof Failure ? error.reason : (WRITING[nameOf(error)] ?? 'storage');
}
