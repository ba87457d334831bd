// A picture of few colours as a PNG with a palette (PNG 1.2, section 4.1.2): no pixel is another one, and half of the bytes.
import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const INDEXED = 3;
const MOST_COLOURS = 256;

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGBA, a byte each, the colours multiplied by alpha. */
  readonly pixels: Uint8Array;
}

/** @throws RangeError when it has more than 256 colours. */
export function palettePng({ width, height, pixels }: Picture): Uint8Array {
  const colours = new Map<string, number>();
  const rows = new Uint8Array(height * (width + 1)); // each row begins with its filter: none
  for (let pixel = 0; pixel < width * height; pixel++) {
    const colour = pixels.subarray(4 * pixel, 4 * pixel + 4).join();
    if (!colours.has(colour)) colours.set(colour, colours.size);
    rows[pixel + 1 + Math.floor(pixel / width)] = colours.get(colour) ?? 0;
  }
  if (colours.size > MOST_COLOURS) throw new RangeError(`${colours.size} colours`);
  const palette = [...colours.keys()].map((colour) => straight(colour.split(',').map(Number)));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header(width, height)),
    chunk('PLTE', Uint8Array.from(palette.flatMap(([r, g, b]) => [r, g, b]))),
    chunk('tRNS', Uint8Array.from(palette.map(([, , , alpha]) => alpha))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** PNG knows colours that are not multiplied by alpha. */
function straight([r = 0, g = 0, b = 0, alpha = 0]: number[]): [number, number, number, number] {
  const divided = (value: number) => (alpha === 0 ? 0 : Math.round((value * 255) / alpha));
  return [divided(r), divided(g), divided(b), alpha];
}

function header(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(13);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  bytes.set([8, INDEXED, 0, 0, 0], 8);
  return bytes;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const around = Buffer.alloc(body.length + 8);
  around.writeUInt32BE(data.length, 0);
  around.set(body, 4);
  around.writeUInt32BE(crc32(body), body.length + 4);
  return around;
}
