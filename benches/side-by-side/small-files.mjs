// Many small files beside one large file of as many bytes, alternating.
import { makeFolder, randomFile } from '../../tests/e2e/lab/files.mjs';
import { clientRate } from './client-rate.mjs';
import { median, percent, spread } from './report.mjs';
import { onLink } from './transfers.mjs';

const SMALL_FILES = Number(process.env.BENCH_FILES ?? 10_000);
const SMALL_BYTES = 10 * 1024;

/** @param {{ runs: number }} wish */
export function measureSmallFiles({ runs }) {
  return onLink({}, async ({ url, one, other }) => {
    const folder = makeFolder();
    const total = SMALL_FILES * SMALL_BYTES;
    const big = randomFile(folder, 'big.bin', total);
    const small = Array.from({ length: SMALL_FILES }, (_, index) => randomFile(folder, `small-${index}.bin`, SMALL_BYTES));
    /** @type {number[]} */
    const whole = [];
    /** @type {number[]} */
    const parts = [];
    for (let i = 0; i < runs; i++) {
      whole.push((await clientRate(url, one, other, { paths: [big], total })).rate / 1e6);
      parts.push((await clientRate(url, one, other, { paths: small, total })).rate / 1e6);
      process.stdout.write(`small files: ${parts.at(-1)?.toFixed(1)} MB/s, one large: ${whole.at(-1)?.toFixed(1)}\n`);
    }
    const what = `${SMALL_FILES} files of 10 KiB, MB/s`;
    const ratio = percent(median(parts) / median(whole));
    return [{ what, measured: spread(parts), beside: `one file of all ${spread(whole)}`, ratio, goal: '≥ 60 %' }];
  });
}
