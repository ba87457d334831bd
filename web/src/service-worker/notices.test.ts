// A tap on a notification brings up the page that there is, else a new one.
import { expect, test, vi } from 'vitest';
import { bringUp } from './notices.ts';

const ROOT = 'https://drop.local/';
const data = { kind: 'text', id: '1' };

function world(...urls: string[]) {
  const open = urls.map((url) => ({ url, focus: vi.fn(async () => undefined), postMessage: vi.fn() }));
  const pages = { matchAll: vi.fn(async () => open), openWindow: vi.fn(async () => undefined) };
  return { open, pages, notice: { data, close: vi.fn() } };
}

test('the page that is open comes up and is told what was tapped', async () => {
  const { open, pages, notice } = world('https://other.example/', `${ROOT}#x`);
  await bringUp(notice, pages, ROOT);
  expect(notice.close).toHaveBeenCalledOnce();
  expect(open[1]?.postMessage).toHaveBeenCalledWith({ tapped: data });
  expect(open[1]?.focus).toHaveBeenCalledOnce();
  expect(open[0]?.postMessage).not.toHaveBeenCalled();
  expect(pages.openWindow).not.toHaveBeenCalled();
});

test('without one it is opened', async () => {
  const { pages, notice } = world('https://other.example/');
  await bringUp(notice, pages, ROOT);
  expect(pages.openWindow).toHaveBeenCalledWith(ROOT);
});
