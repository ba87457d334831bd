// Several tabs of one browser: the newest leads, and when it goes another one does.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Line, LockedLead, type Locks, ToldLead } from './tab-lead.ts';

/** Web Locks of one browser, for one name; a closed tab frees what it held. */
class FakeLocks {
  held: { tab: string; reject: (reason: unknown) => void } | undefined;
  queue: { tab: string; run: () => void; signal: AbortSignal | undefined }[] = [];

  of(tab: string): Locks {
    const request = (_: string, options: LockOptions, act: () => unknown) =>
      new Promise((_resolve, reject) => {
        const run = () => {
          this.held = { tab, reject };
          void act();
        };
        options.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        if (options.steal) {
          const before = this.held;
          run();
          before?.reject(new DOMException('stolen', 'AbortError'));
        } else this.queue.push({ tab, run, signal: options.signal });
        if (!this.held) this.next();
      });
    return { request } as unknown as Locks;
  }

  next() {
    this.held = undefined;
    this.queue = this.queue.filter(({ signal }) => !signal?.aborted);
    this.queue.shift()?.run();
  }

  crash(tab: string) {
    this.queue = this.queue.filter((waiting) => waiting.tab !== tab);
    if (this.held?.tab === tab) this.next();
  }
}

let log: string[];
const events = (tab: string) => ({
  lead: () => log.push(`${tab} leads`),
  lost: () => log.push(`${tab} lost`),
});
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  log = [];
});
afterEach(() => vi.useRealTimers());

test('locks: the newest leads, and the one that waits takes over', async () => {
  const locks = new FakeLocks();
  new LockedLead(events('one'), locks.of('one')).take();
  new LockedLead(events('two'), locks.of('two')).take();
  await settle();
  expect(log).toEqual(['one leads', 'two leads', 'one lost']);
  locks.crash('two');
  await settle();
  expect(log.at(-1)).toBe('one leads');
});

test('locks: taking it back by hand, and never twice', async () => {
  const locks = new FakeLocks();
  const one = new LockedLead(events('one'), locks.of('one'));
  one.take();
  new LockedLead(events('two'), locks.of('two')).take();
  await settle();
  one.take();
  await settle();
  expect(log.slice(3)).toEqual(['one leads', 'two lost']);
  locks.crash('one');
  await settle();
  expect(log.slice(5)).toEqual(['two leads']);
});

test('locks that are not granted at all leave each tab to itself', async () => {
  const request = () => Promise.reject(new DOMException('blocked', 'SecurityError'));
  new LockedLead(events('one'), { request } as unknown as Locks).take();
  await settle();
  expect(log).toEqual(['one leads']);
});

/** A BroadcastChannel of one browser. */
function air() {
  const lines: Line[] = [];
  return () => {
    const line: Line = {
      onmessage: null,
      postMessage: (data: unknown) => {
        if (!lines.includes(line)) return;
        for (const other of lines) {
          if (other !== line) other.onmessage?.call(other as BroadcastChannel, { data } as MessageEvent);
        }
      },
    };
    lines.push(line);
    return { line, close: () => void lines.splice(lines.indexOf(line), 1) };
  };
}

test('without locks: the newest leads, and when it says goodbye another does', async () => {
  const line = air();
  const [one, two] = [line(), line()];
  new ToldLead(events('one'), one.line, () => 0).take();
  new ToldLead(events('two'), two.line, () => 0).take();
  expect(log).toEqual(['one leads', 'one lost', 'two leads']);
  two.line.postMessage('gone');
  two.close();
  await vi.advanceTimersByTimeAsync(1);
  expect(log.at(-1)).toBe('one leads');
});

test('without locks: a tab that crashed is missed after a while, one that lives is not', async () => {
  const line = air();
  const [one, two] = [line(), line()];
  new ToldLead(events('one'), one.line, () => 0).take();
  new ToldLead(events('two'), two.line, () => 0).take();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(log).toHaveLength(3);
  two.close();
  await vi.advanceTimersByTimeAsync(80_000);
  expect(log.at(-1)).toBe('one leads');
});
