// The data message that tells the sender how many bytes of data messages have come on this channel: 12 bytes.

const VERSION = 1;
const ARRIVAL = 3;
const LENGTH = 12;

/** `total`: since the channel opened. */
export function encodeArrival(total: number): ArrayBuffer {
  const buffer = new ArrayBuffer(LENGTH);
  const view = new DataView(buffer);
  view.setUint8(0, VERSION);
  view.setUint8(1, ARRIVAL);
  view.setBigUint64(4, BigInt(total));
  return buffer;
}

/** Undefined for anything else; more than can be counted exactly is more than was ever sent. */
export function decodeArrival(buffer: ArrayBuffer): number | undefined {
  if (buffer.byteLength !== LENGTH) return undefined;
  const view = new DataView(buffer);
  if (view.getUint8(0) !== VERSION || view.getUint8(1) !== ARRIVAL) return undefined;
  return Number(view.getBigUint64(4));
}
