// From the writing worker through the service worker to the browser's download, over a real port and a real stream.
import { afterEach, expect, test, vi } from 'vitest';
import { Downloads } from '../../src/service-worker/downloads.ts';
import { DownloadLine } from '../../src/workers/download-line.ts';

const ID = '00000000-0000-4000-8000-000000000000';
const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
  vi.useRealTimers();
});

function begin(size?: number) {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const downloads = new Downloads();
  downloads.offer({ id: ID, name: 'Füchse.bin', ...(size !== undefined && { size }) }, port1);
  return { downloads, line: new DownloadLine(port2) };
}

const piece = (fill: number) => new Uint8Array(10).fill(fill);
const turn = () => new Promise((resolve) => setTimeout(resolve, 20));

function readerOf(response: Response) {
  const reader = response.body?.getReader();
  if (!reader) throw new Error('no body');
  return reader;
}

test('what is put in at one end comes out whole at the other, under its name', async () => {
  const { downloads, line } = begin(30);
  const opened = line.opened();
  const response = downloads.answer(ID);
  await opened;
  expect(response.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''F%C3%BCchse.bin");
  expect(response.headers.get('content-length')).toBe('30');
  const received = response.arrayBuffer();
  for (const fill of [1, 2, 3]) await line.send(piece(fill));
  await line.end();
  expect(new Uint8Array(await received)).toEqual(new Uint8Array([...piece(1), ...piece(2), ...piece(3)]));
  expect(downloads.has(ID)).toBe(false);
});

test('a browser that does not read holds the writer back after a few pieces', async () => {
  const { downloads, line } = begin();
  const reader = readerOf(downloads.answer(ID));
  let sent = 0;
  const sending = (async () => {
    for (let fill = 0; fill < 50; fill++, sent++) await line.send(piece(fill));
  })();
  await vi.waitFor(() => expect(sent).toBeGreaterThan(0));
  // However many turns a busy machine takes until it stands still, it does so long before all was sent.
  let before: number;
  do {
    before = sent;
    for (let turns = 0; turns < 10; turns++) await turn();
  } while (sent !== before);
  expect(sent).toBeLessThan(10);
  for (let fill = 0; fill < 50; fill++) expect((await reader.read()).value).toEqual(piece(fill));
  await sending;
});

test('a download that is stopped fails what is sent, with its cause', async () => {
  const { downloads, line } = begin();
  const reader = readerOf(downloads.answer(ID));
  await line.send(piece(1));
  await reader.cancel();
  // The next few pieces may leave before the word of it comes.
  const sendOn = async () => {
    for (;;) await line.send(piece(2));
  };
  await expect(sendOn()).rejects.toMatchObject({ reason: 'cancelled' });
  await expect(line.end()).rejects.toMatchObject({ reason: 'cancelled' });
  expect(downloads.has(ID)).toBe(false);
});

test('a transfer that breaks off is an error of the download, not its end', async () => {
  const { downloads, line } = begin(30);
  const received = downloads.answer(ID).arrayBuffer();
  const failed = expect(received).rejects.toThrow();
  await line.send(piece(1));
  line.abandon();
  await failed;
  await expect(line.send(piece(2))).rejects.toMatchObject({ reason: 'cancelled' });
});

test('what was taken once, or is not known, has no content: the page that asked stays', () => {
  const { downloads } = begin();
  expect(downloads.answer(ID).status).toBe(200);
  for (const id of [ID, 'another']) {
    const again = downloads.answer(id);
    expect([again.status, again.body]).toEqual([204, null]);
  }
});

test('a service worker that is gone is noticed', async () => {
  vi.useFakeTimers();
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const line = new DownloadLine(port2);
  const opened = expect(line.opened()).rejects.toMatchObject({ reason: 'storage' });
  await vi.advanceTimersByTimeAsync(25_000);
  await opened;
  const silent = new DownloadLine(new MessageChannel().port1);
  const sent = expect(silent.send(piece(1))).rejects.toMatchObject({ reason: 'storage' });
  await vi.advanceTimersByTimeAsync(80_000);
  await sent;
});

test('a page that is gone is noticed: the download does not wait for ever', async () => {
  vi.useFakeTimers();
  const { port1 } = new MessageChannel();
  ports.push(port1);
  const downloads = new Downloads();
  downloads.offer({ id: ID, name: 'x' }, port1);
  const failed = expect(downloads.answer(ID).arrayBuffer()).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(95_000);
  await failed;
  expect(downloads.has(ID)).toBe(false);
});
