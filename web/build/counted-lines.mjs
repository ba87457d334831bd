// What ran of a client that counts its statements, line by line. Usage: counted-lines.mjs STATEMENTS FOLDER LCOV
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import coverage from 'istanbul-lib-coverage';
import maps from 'istanbul-lib-source-maps';

const [statements = '', folder = '', lcov = ''] = process.argv.slice(2);
const modules = JSON.parse(readFileSync(statements, 'utf8'));
for (const file of readdirSync(folder)) {
  const lines = readFileSync(join(folder, file), 'utf8').trim().split('\n');
  for (const [path, id] of lines.flatMap((line) => JSON.parse(line))) modules[path].s[id] = 1;
}
const counted = await maps.createSourceMapStore().transformCoverage(coverage.createCoverageMap(modules));
const records = counted.files().map((path) => {
  const lines = Object.entries(counted.fileCoverageFor(path).getLineCoverage());
  return [`SF:${path}`, ...lines.map(([line, count]) => `DA:${line},${count}`), 'end_of_record\n'].join('\n');
});
writeFileSync(lcov, records.join(''));
