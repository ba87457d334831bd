// What a receiver tells at the start of a connection, cut into messages of bounded length: have, failed, accepted.
import type { Cause } from './api.ts';
import type { IndexSet } from './index-set.ts';
import { MAX_LIST, WINDOW } from './limits.ts';
import type { Accept, FilesFailed, Have, Range } from './messages.ts';

export interface Unfinished {
  readonly index: number;
  readonly verified: IndexSet;
}

function pages<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, page) => items.slice(page * size, (page + 1) * size));
}

/** Ranges of leaves go a hundred files a message: the window keeps the open ones few and in few pieces. */
export function havePages(transfer: number, complete: IndexSet, files: Iterable<Unfinished>): Have[] {
  const partial = [...files]
    .filter(({ verified }) => verified.size > 0)
    .flatMap(({ index, verified }) =>
      pages(verified.ranges, 100).map((ranges): [number, Range[]] => [index, ranges]),
    );
  return [
    ...pages(complete.ranges, MAX_LIST).map((ranges): Have => ({
      type: 'have',
      transfer,
      complete: ranges,
      partial: [],
    })),
    ...pages(partial, 10).map((some): Have => ({ type: 'have', transfer, complete: [], partial: some })),
  ];
}

export function verdictPages(transfer: number, failed: readonly (readonly [number, Cause])[]): FilesFailed[] {
  return pages(failed, MAX_LIST / 2).map((files) => ({ type: 'files-failed', transfer, files }));
}

export function acceptPages(transfer: number, accepted: IndexSet, count: number, paused: boolean): Accept[] {
  const last = { type: 'accept', transfer, window: WINDOW, paused, more: false } as const;
  if (accepted.size === count) return [{ ...last, files: 'all' }];
  const lists = pages(accepted.ranges, MAX_LIST);
  return lists.map((files, index) => ({ ...last, files, more: index < lists.length - 1 }));
}
