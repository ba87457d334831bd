// What the pages hold at the most while a file of some size goes from one to the other.
import { emptyFile, makeFolder, MIB } from '../../tests/e2e/lab/files.mjs';
import { clientRate } from './client-rate.mjs';
import { spread } from './report.mjs';
import { onLink } from './transfers.mjs';

/** @param {{ runs: number, mib: number }} wish */
export function measureMemory({ runs, mib }) {
  const file = emptyFile(makeFolder(), 'zeros.bin', mib * MIB);
  return onLink({}, async ({ url, one, other }) => {
    /** @type {[number[], number[]]} */
    const over = [[], []];
    for (let i = 0; i < runs; i++) {
      const { efforts } = await clientRate(url, one, other, { paths: [file], total: mib * MIB, watchMemory: true });
      for (const [index, { overIdleBytes }] of efforts.entries()) over[index]?.push(overIdleBytes / MIB);
      process.stdout.write(`memory at ${mib} MiB: ${over.map((values) => values.at(-1)?.toFixed(0)).join(', ')} MiB\n`);
    }
    return ['sender', 'receiver'].map((who, index) => {
      const what = `memory of the ${who} over idle at ${mib} MiB, MiB`;
      return { what, measured: spread(over[index] ?? [], 0), beside: '', ratio: '', goal: '≤ 64' };
    });
  });
}
