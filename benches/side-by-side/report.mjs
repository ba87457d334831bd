// Medians, ratios, and the page they are written to; describes the machine by its kind, never by its name.
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';

/** @typedef {{ what: string, measured: string, beside: string, ratio: string, goal: string }} Row */

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** @param {number[]} values @param {number} [digits] */
export function spread(values, digits = 1) {
  return `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`;
}

/** @param {Row[]} rows */
export function table(rows) {
  const head = { what: 'what', measured: 'Homedrop', beside: 'beside it', ratio: 'ratio', goal: 'goal' };
  const keys = /** @type {const} */ (['what', 'measured', 'beside', 'ratio', 'goal']);
  const widths = keys.map((key) => Math.max(...[head, ...rows].map((row) => row[key].length)));
  const line = (/** @type {Row} */ row) => `| ${keys.map((key, i) => row[key].padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** @param {number} share */
export function percent(share) {
  return `${(share * 100).toFixed(0)} %`;
}

/** @param {import('./run.mjs').Kept[]} kept @param {{ mib: number }} facts */
export function page(kept, { mib }) {
  const system = /PRETTY_NAME="(.*)"/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'Linux';
  const runs = [...new Set(kept.map((it) => it.runs))].join(' or ');
  const days = [...new Set(kept.map(({ day }) => day))].toSorted();
  const browsers = [...new Set(kept.flatMap(({ version }) => version.split(', ')))].filter(Boolean).toSorted();
  return `# Benchmarks

Written by \`make bench\`; one row alone is measured by \`node benches/side-by-side/run.mjs ROW\`. Medians of ${runs} (least–most); what
is compared ran alternating, in one go, between the same two browsers in two network namespaces on one bridge. Rates on a shared
machine wander by a third: only the ratios mean something.

${table(kept.flatMap(({ rows }) => rows))}

- Transfers: ${mib} MiB of random bytes, from the click on "accept" until both sides say done, digest compared and written. Beside it:
  bare data channels of the same browsers over as many connections as are named, the best of them, messages of 256 KiB, bufferedAmount
  between 256 KiB and 1 MiB, nothing read, written or digested; and once more with the file read, digested on both sides and written
  by as little code as does it. Links are emulated between host and switch; loss is each way. Through
  the relay both take the same way. On the link with loss a bare connection carries an eighth of the bytes, eight carry all; with
  Firefox everything carries a quarter.
- Longest tasks: during a transfer over 50 Mbit/s; the thread of each page goes before the other threads of both browsers. By the clock a
  task also lasts as long as others have the processor: the two figures are of walks of their own, and cannot be subtracted. A paste
  waits until the browser has fetched the clipboard, in any page: beside it stands what a field alone takes.
- Main thread: its own processor time as a share of the transfer. Memory: private memory of the renderers at the most, less what they
  had before the offer.
- Cut: the sender's connections are closed every 5 s; what the client gives to its channels, and all that leaves its host (SCTP sends
  again by itself what the slow start of each new connection loses), beside the same transfer without a cut.
- Connected: from the wish (a text to a device not spoken to yet) until both have proven themselves; no host has a default route. Beside
  it: bare connections of the same browsers, offer and answer carried by the harness.
- Start: from spawn until \`/healthz\` answers, keys existing. Memory: resident set, three seconds after the start.
- STUN and TURN: work per second of the server's processor time, both servers on one core, the load on another host and core, which
  never sleeps while it waits. STUN: 64 clients, one request each at a time. TURN: 4 transfers of 1200-byte datagrams in bursts of 16
  by ChannelData, client to peer.
- Devices, handshakes, files over HTTP/2: real connections over TLS, the server alone on one core, the load on the others
  (\`cargo bench --bench load\`). Joining is compressed as browsers ask for it. nginx has one worker and the same certificate and
  key; key exchange is X25519 with both, as OpenSSL 3.0 knows no other that is as fast. Handshakes are without HTTP.
- First load: bodies of every request of a first visit as they were sent, compressed.

Machine: ${cpus().length} × ${(cpus()[0]?.model ?? 'CPU').trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${system}, Linux ${release().split('-')[0]}, ${browsers.join(', ')}, ${days.join(', ')}.
`;
}
