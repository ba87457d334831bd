// The list of texts is bounded in number and in length, the newest is always there, and all tabs have the same.
import { expect, test } from 'vitest';
import { bounded, type KeptText, type Line, Texts } from './texts.svelte.ts';

const text = (id: number, length = 5): KeptText => ({
  id: String(id),
  peerId: 'p',
  name: 'Amber',
  text: 'x'.repeat(length),
  received: id,
});
const ids = (texts: readonly KeptText[]) => texts.map(({ id }) => id);

test('two hundred are kept', () => {
  const many = Array.from({ length: 250 }, (_, id) => text(id));
  expect(ids(bounded(many))).toEqual(ids(many.slice(0, 200)));
  expect(bounded(many.slice(0, 200))).toHaveLength(200);
});

test('long ones push older ones out, and one alone stays', () => {
  const long = 8 * 1024 * 1024;
  expect(ids(bounded([text(1, long), text(2, long), text(3)]))).toEqual(['1', '2']);
  expect(ids(bounded([text(1, 20 * 1024 * 1024), text(2)]))).toEqual(['1']);
});

/** Tabs that hear each other, as a BroadcastChannel lets them: everybody but who speaks. */
function tabs(count: number): Texts[] {
  const lines: Line[] = [];
  return Array.from({ length: count }, () => {
    const line: Line = {
      onmessage: null,
      postMessage: (data: unknown) => {
        for (const other of lines)
          if (other !== line)
            other.onmessage?.call(other as BroadcastChannel, new MessageEvent('message', { data }));
      },
    };
    lines.push(line);
    return new Texts(line);
  });
}

/** Until what was said is heard. */
const heard = () => new Promise((next) => setTimeout(next));

test('what comes to one tab is in the list of every tab, and so is what is removed', async () => {
  const all = tabs(3);
  const [one, two, three] = all as [Texts, Texts, Texts];
  const first = one.add(text(1), 'Amber');
  one.add(text(2), 'Amber');
  await heard();
  for (const { list, fresh } of all) {
    expect(list.map(({ received }) => received)).toEqual([2, 1]);
    expect(fresh).toBe(true);
  }
  three.remove(first.id);
  await heard();
  for (const { list } of all) expect(list.map(({ received }) => received)).toEqual([2]);
  const clearing = two.clear();
  one.add(text(3), 'Amber');
  await clearing;
  await heard();
  for (const { list } of all) expect(list.map(({ received }) => received)).toEqual([3]);
  await two.clear();
  for (const { list } of all) expect(list).toEqual([]);
});
