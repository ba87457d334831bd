// Requests, ends and failures are news, once; how far a transfer has come is not.
import { expect, test } from 'vitest';
import type { FileView, TransferId, TransferView } from '../proto/transfer/api.ts';
import { transferNews } from './transfer-news.ts';

const file = (index: number, name: string): FileView => ({
  index,
  name,
  folders: [],
  size: 1000,
  type: '',
  modified: 0,
  confirmed: 0,
  state: 'waiting',
  saveable: false,
});
const view = (change: Partial<TransferView>): TransferView => ({
  id: 'p:receive:1' as TransferId,
  peerId: 'p',
  direction: 'receive',
  state: 'waiting',
  files: ['a.txt', 'b.txt', 'c.txt', 'd.txt'].map((name, index) => file(index, name)),
  confirmed: 0,
  total: 4000,
  ratePerSecond: 0,
  started: 0,
  ...change,
});
const asked = view({ hold: 'answer-here' });

test('a request is told with its first files and its size, once', () => {
  expect(transferNews(asked, undefined, 'Amber')).toMatchObject({
    what: 'request',
    sentence: 'Amber wants to send you 4 files',
    detail: 'a.txt, b.txt, c.txt … · 4 kB',
  });
  expect(transferNews({ ...asked, files: [...asked.files] }, asked, 'Amber')).toBeUndefined();
});

test('an end is told, a failure with its reason', () => {
  const running = view({ state: 'running' });
  expect(transferNews(view({ state: 'done' }), running, 'Amber')).toMatchObject({
    what: 'done',
    sentence: 'a.txt and 3 more was received from Amber',
  });
  const failed = transferNews(view({ state: 'failed', cause: 'disk-full' }), running, 'Amber');
  expect(failed?.sentence).toContain('no room left');
});

test('progress, pauses and what a person did here are no news', () => {
  const running = view({ state: 'running' });
  expect(transferNews(view({ state: 'running', confirmed: 2000 }), running, 'Amber')).toBeUndefined();
  expect(transferNews(view({ state: 'paused', hold: 'paused-there' }), running, 'Amber')).toBeUndefined();
  expect(transferNews(view({ state: 'cancelled', by: 'here' }), running, 'Amber')).toBeUndefined();
  expect(transferNews(running, asked, 'Amber')).toBeUndefined();
});
