// Writes the Debian changelog out of CHANGELOG.md. Usage: node changelog.mjs VERSION DATE > debian/changelog
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [version = '', date = ''] = process.argv.slice(2);
if (!version || !date) throw new Error('usage: changelog.mjs VERSION DATE');
const text = readFileSync(join(import.meta.dirname, '../CHANGELOG.md'), 'utf8');
const sections = text.split(/^## /m).slice(1);
const newest = sections.find((section) => section.startsWith(`[${version}]`)) ?? sections[0] ?? '';
const changes = newest
  .split(/^- /m)
  .slice(1)
  .map((change) => change.split(/^#/m)[0]?.replace(/\s+/g, ' ').trim() ?? '');

/** @param {string} change in lines of at most 76 characters */
function item(change) {
  const lines = [''];
  for (const word of change.split(' ')) {
    const last = lines.length - 1;
    const longer = `${lines[last]} ${word}`.trim();
    if (longer.length > 72) lines.push(word);
    else lines[last] = longer;
  }
  return `  * ${lines.join('\n    ')}\n`;
}

process.stdout.write(`homedrop (${version}) stable; urgency=medium\n\n${changes.map(item).join('')}
 -- Homedrop maintainers <maintainers@homedrop.example>  ${date}\n`);
