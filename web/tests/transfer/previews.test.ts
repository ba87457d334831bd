// Pictures that come with an offer: only small JPEGs are taken, only a few, and only before the answer.
import { expect, test } from 'vitest';
import { toBase64 } from '../../src/proto/bytes.ts';
import { jpegSize } from '../../src/proto/jpeg-size.ts';
import { MAX_PREVIEWS, MAX_PREVIEW_TEXT, previewBytes } from '../../src/proto/transfer/previews.ts';
import { testFile, World } from './world.ts';

/** Start, a segment to be passed over, and a frame header of that size. */
function jpeg(width: number, height: number): Uint8Array {
  const size = [height >> 8, height & 255, width >> 8, width & 255];
  return Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, ...size, 1, 1, 17, 0);
}

test('the size of a picture is read from its header', () => {
  expect(jpegSize(jpeg(120, 90))).toEqual({ width: 120, height: 90 });
  for (const bytes of [
    [],
    [0xff, 0xd8],
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0, 0],
  ])
    expect(jpegSize(Uint8Array.from(bytes))).toBeUndefined();
  expect(jpegSize(jpeg(0, 10))).toBeUndefined();
});

test.each([
  ['a small picture', toBase64(jpeg(160, 160)), true],
  ['one that claims many pixels', toBase64(jpeg(60_000, 60_000)), false],
  ['markup', btoa('<svg onload="alert(1)"/>'), false],
  ['no base64', '<img>', false],
  ['too many bytes', 'A'.repeat(MAX_PREVIEW_TEXT + 4), false],
])('%s', (_, image, taken) => {
  expect(previewBytes(image) !== undefined).toBe(taken);
});

async function offered(world: World, count: number) {
  world.connect();
  const sender = await world.a.send(Array.from({ length: count }, (_, index) => testFile(`${index}.jpg`, 1)));
  return sender;
}

test('pictures come after the offer, again after a loss, and no more than a few', async () => {
  const world = new World(2);
  const { id } = await offered(world, 20);
  for (let file = 0; file < 20; file++) world.a.conversation.previews.add(id, file, toBase64(jpeg(9, 9)));
  await world.settle();
  const pictured = () => world.incoming.ledger.files.filter(({ preview }) => preview !== undefined).length;
  expect(pictured()).toBe(MAX_PREVIEWS);
  world.cut();
  world.b.newPage();
  await world.settle();
  expect(pictured()).toBe(MAX_PREVIEWS);
});

test('a picture for a file that was not offered, or of a transfer that is not known, harms nobody', async () => {
  const world = new World(3);
  const { id } = await offered(world, 1);
  const image = toBase64(jpeg(9, 9));
  await world.settle();
  for (const preview of [
    { transfer: id, file: 7 },
    { transfer: id ^ 1, file: 0 },
  ]) {
    const message = JSON.stringify({ type: 'preview', ...preview, image, optional: true });
    world.b.conversation.handleControl(message, 0, world.now);
  }
  world.incoming.accept('all', world.now);
  await world.settle();
  expect(world.incoming.ledger.state).toBe('done');
});
