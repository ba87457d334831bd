// What counts as delivered, for the number of connections: bytes that are confirmed while a transfer runs.
import { expect, test } from 'vitest';
import type { TransferId } from '../../src/proto/transfer/api.ts';
import { Books } from '../../src/proto/transfer/books.ts';
import type { Entry } from '../../src/proto/transfer/messages.ts';

const entry: Entry = { name: 'a', folders: [], size: 100, type: '', modified: 0 };

test('what the other side has already when a transfer begins was not carried now', () => {
  const books = new Books('peer');
  const ledger = books.open(7, 'send', 0);
  expect(ledger.start.id).toBe('peer:send:7' as TransferId);
  for (let i = 0; i < 3; i++) ledger.add(entry);
  ledger.confirm(0, 60, 1000);
  ledger.finish(1, 1000);
  expect(books.delivered).toMatchObject({ bytes: 0, at: 0 });
  ledger.set('running', undefined, 2000);
  ledger.confirm(0, 80, 3000);
  ledger.finish(2, 4000);
  expect(books.delivered).toMatchObject({ bytes: 120, at: 4000 });
  expect(ledger.confirmed).toBe(280);
});

test('what is received is not delivered', () => {
  const books = new Books('peer');
  const ledger = books.open(7, 'receive', 0);
  ledger.add(entry);
  ledger.set('running', undefined, 0);
  ledger.confirm(0, 60, 1000);
  expect(books.delivered.bytes).toBe(0);
});
