// CRC-32 as zip archives carry it (ISO 3309, reflected polynomial 0xEDB88320), eight bytes a step.

const POLYNOMIAL = 0xedb88320;
const WIDTH = 8;

/** TABLES[k][b]: what the byte b contributes when k more bytes follow it in the step. */
const TABLES = tables();

function tables(): Uint32Array[] {
  const all = Array.from({ length: WIDTH }, () => new Uint32Array(256));
  const [first = new Uint32Array(256)] = all;
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    first[byte] = crc;
  }
  for (let k = 1; k < WIDTH; k++) {
    for (let byte = 0; byte < 256; byte++) {
      const before = all[k - 1]?.[byte] ?? 0;
      (all[k] ?? first)[byte] = (before >>> 8) ^ (first[before & 0xff] ?? 0);
    }
  }
  return all;
}

/** Goes on from the CRC of what came before; that of nothing is 0. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  const at = (table: Uint32Array, index: number) => table[index & 0xff] as number;
  let crc = ~before;
  let i = 0;
  for (const end = bytes.length - (WIDTH - 1); i < end; i += WIDTH) {
    crc ^=
      (bytes[i] as number) |
      ((bytes[i + 1] as number) << 8) |
      ((bytes[i + 2] as number) << 16) |
      ((bytes[i + 3] as number) << 24);
    crc =
      at(t7, crc) ^
      at(t6, crc >>> 8) ^
      at(t5, crc >>> 16) ^
      at(t4, crc >>> 24) ^
      at(t3, bytes[i + 4] as number) ^
      at(t2, bytes[i + 5] as number) ^
      at(t1, bytes[i + 6] as number) ^
      at(t0, bytes[i + 7] as number);
  }
  for (; i < bytes.length; i++) crc = (crc >>> 8) ^ at(t0, crc ^ (bytes[i] as number));
  return ~crc >>> 0;
}
