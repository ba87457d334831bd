// The rows of `cargo bench --bench load`, which `make bench` runs before and keeps in target/load.txt.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, '../../target/load.txt');

/** @typedef {Record<string, string>} Figures a line's words of the form name=value, and its first word as `kind` */
/** @typedef {import('./report.mjs').Row} Row */

/** @type {{ fits: (figures: Figures) => boolean, row: (figures: Figures) => Omit<Row, 'ratio'> & { ratio?: string } }[]} */
const ROWS = [
  {
    fits: ({ kind, compressed }) => kind === 'room' && compressed === 'true',
    row: ({ devices, daemon_cpu_s: cpu, sent_mb: sent, rss_kib: rss }) => ({
      what: `${devices} join one room: CPU s, MB sent, MB held`,
      measured: `${cpu}, ${sent}, ${mb(rss)}`,
      beside: '',
      goal: '≤ 0.3, 15, 30',
    }),
  },
  {
    fits: ({ kind }) => kind === 'idle',
    row: ({ devices, kib_per_device: kib, core_percent: percent }) => ({
      what: `${devices} devices that do nothing: KiB each, % of a core`,
      measured: `${kib}, ${percent}`,
      beside: '',
      goal: Number(devices) <= 5000 ? '≤ 16, 0.5' : '≤ 16',
    }),
  },
  {
    fits: ({ kind }) => kind === 'relay',
    row: ({ devices, said_per_s: rate, p99_ms: p99, core_percent: percent, lost }) => ({
      what: `${devices} devices, ${rate} signals a second: p99 ms, % of a core`,
      measured: `${p99}, ${percent}`,
      beside: `${lost} lost`,
      goal: '≤ 5, 25',
    }),
  },
  {
    fits: ({ kind }) => kind === 'storm',
    row: ({ devices, all_s: all, refused, lost, strangers }) => ({
      what: `${devices} devices come back after a restart, s`,
      measured: String(all),
      beside: `${refused} refused, ${lost} messages lost, ${strangers} others`,
      goal: '≤ 30',
    }),
  },
  {
    fits: ({ kind, of }) => kind === 'handshakes' && of === 'full',
    row: beside('full TLS 1.3 handshakes per CPU second', '≥ 1'),
  },
  { fits: ({ kind, of }) => kind === 'handshakes' && of === 'resumed', row: beside('the same, resumed', '≥ 1') },
  {
    fits: ({ kind, of }) => kind === 'handshakes' && of === 'full-hybrid',
    row: beside('the same, full, with X25519MLKEM768', ''),
  },
  { fits: ({ kind }) => kind === 'pages', row: beside('20 kB over HTTP/2, requests per CPU second', '≥ 0.8') },
];

/** @param {string} what @param {string} goal @returns {(figures: Figures) => Row} */
function beside(what, goal) {
  return ({ homedrop = '', nginx = '', ratio = '' }) => ({
    what,
    measured: spaced(homedrop),
    beside: nginx === '-' ? '' : `nginx ${spaced(nginx)}`,
    ratio: ratio === 'NaN' ? '' : ratio,
    goal,
  });
}

/** @returns {Row[]} none when it was not run */
export function loadRows() {
  const lines = existsSync(FILE) ? readFileSync(FILE, 'utf8').split('\n').filter(Boolean) : [];
  return lines.map(figures).flatMap((one) => {
    const found = ROWS.find(({ fits }) => fits(one));
    return found ? [{ ratio: '', ...found.row(one) }] : [];
  });
}

/** @param {string} line @returns {Figures} */
function figures(line) {
  const [kind = '', ...words] = line.split(' ');
  const pairs = words.map((word) => word.split('=')).map(([name = '', value = '']) => [name, value]);
  return { kind, ...Object.fromEntries(pairs) };
}

/** @param {string | undefined} kib */
function mb(kib) {
  return ((Number(kib) * 1024) / 1e6).toFixed(1);
}

/** @param {string} text as `median(least–most)` */
function spaced(text) {
  return text.replace('(', ' (');
}
