// Small files kept together: written, read while others come, found again after a reload, with an end that was torn.
import { beforeEach, expect, test } from 'vitest';
import { encodePack, listPack, packBody, packLength } from '../../src/proto/transfer/pack.ts';
import { PackSpool, type PackFolder } from '../../src/workers/pack-spool.ts';

/** As much of the private file system as is used: a file that grows after it was read cannot be read any more. */
class Folder {
  readonly files = new Map<string, Uint8Array>();
  readonly locked = new Set<string>();

  async *keys() {
    yield* [...this.files.keys()];
  }

  async getFileHandle(name: string, { create = false } = {}) {
    if (!this.files.has(name) && !create) throw new Error('NotFoundError');
    if (create) this.files.set(name, this.files.get(name) ?? new Uint8Array());
    return {
      getFile: async () => this.#snapshot(name),
      createSyncAccessHandle: async () => {
        if (this.locked.has(name)) throw new Error('NoModificationAllowedError');
        this.locked.add(name);
        return {
          write: (bytes: Uint8Array, { at }: { at: number }) => this.#write(name, bytes, at),
          flush: () => undefined,
          close: () => this.locked.delete(name),
        };
      },
    };
  }

  #write(name: string, bytes: Uint8Array, at: number): number {
    const before = this.files.get(name)!;
    const after = new Uint8Array(Math.max(before.length, at + bytes.length));
    after.set(before);
    after.set(bytes, at);
    this.files.set(name, after);
    return bytes.length;
  }

  #snapshot(name: string) {
    const then = this.files.get(name)!;
    const slice = (from: number, to: number) => ({
      arrayBuffer: async () => {
        if (this.files.get(name) !== then) throw new Error('NotReadableError');
        return then.slice(from, to).buffer;
      },
    });
    return { size: then.length, slice };
  }
}

let folder: Folder;
const open = () => new PackSpool(folder as unknown as PackFolder);
beforeEach(() => (folder = new Folder()));

function body(files: Record<number, string>) {
  const contents = Object.entries(files).map(([file, text]) => ({
    file: Number(file),
    bytes: new TextEncoder().encode(text),
  }));
  const bytes = contents.reduce((sum, content) => sum + content.bytes.length, 0);
  const buffer = new ArrayBuffer(packLength(contents.length, bytes));
  encodePack(1, contents, buffer);
  return packBody(buffer);
}

function write(spool: PackSpool, files: Record<number, string>) {
  const bytes = body(files);
  return spool.write(bytes, listPack(bytes)!);
}

async function read(spool: PackSpool, file: number) {
  const blob = await spool.blob(file);
  return blob && new TextDecoder().decode(await blob.arrayBuffer());
}

test('many packs at once lie in one file, and each of their files is found', async () => {
  const spool = open();
  await Promise.all(Array.from({ length: 50 }, (_, i) => write(spool, { [2 * i]: `${i}`, [2 * i + 1]: '' })));
  expect([...folder.files.keys()]).toEqual(['packs-0']);
  for (let i = 0; i < 50; i++)
    expect([await read(spool, 2 * i), await read(spool, 2 * i + 1)]).toEqual([`${i}`, '']);
});

test('what was read stays readable while others come', async () => {
  const spool = open();
  await write(spool, { 1: 'one' });
  const early = await spool.blob(1);
  await Promise.all([write(spool, { 2: 'two' }), spool.blob(1), write(spool, { 3: 'three' })]);
  expect(new TextDecoder().decode(await early!.arrayBuffer())).toBe('one');
  expect([await read(spool, 2), await read(spool, 3)]).toEqual(['two', 'three']);
});

test('reading between writes that have not begun loses none of them', async () => {
  const spool = open();
  await write(spool, { 0: 'zero' });
  const writes = [
    write(spool, { 1: 'one' }),
    read(spool, 0),
    write(spool, { 2: 'two' }),
    write(spool, { 3: 'three' }),
  ];
  await Promise.all(writes);
  for (const [file, text] of ['zero', 'one', 'two', 'three'].entries())
    expect(await read(spool, file)).toBe(text);
});

test('after a reload only what the books know is there, also when the end is torn', async () => {
  const before = open();
  await write(before, { 1: 'one', 2: 'two' });
  await write(before, { 3: 'three' });
  await before.close();
  const whole = folder.files.get('packs-0')!;
  for (let cut = 0; cut <= whole.length; cut++) {
    folder.files.set('packs-0', whole.slice(0, cut));
    const spool = open();
    await spool.find(new Set([1, 3]));
    const first = body({ 1: 'one', 2: 'two' }).length;
    expect([spool.has(1), spool.has(2), spool.has(3)]).toEqual([cut >= first, false, cut === whole.length]);
  }
  const spool = open();
  await spool.find(new Set([1, 3]));
  await write(spool, { 2: 'again' });
  expect([await read(spool, 1), await read(spool, 2), await read(spool, 3)]).toEqual([
    'one',
    'again',
    'three',
  ]);
  expect([...folder.files.keys()]).toEqual(['packs-0', 'packs-1']);
});

test('what came twice is what came last', async () => {
  const before = open();
  await write(before, { 1: 'old' });
  await before.blob(1);
  await write(before, { 1: 'new' });
  await before.close();
  const spool = open();
  await spool.find(new Set([1]));
  expect(await read(spool, 1)).toBe('new');
});
