// Writes the package's copyright file (DEP-5): Homedrop, every crate linked into the daemon, every module in the client.
// Usage: node packaging/copyright.mjs TARGET_TRIPLE SOURCE_MAPS > copyright; fails when somebody's terms are not known.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LICENSES, shortName } from './licenses.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const [target = '', maps = ''] = process.argv.slice(2);
if (!target || !maps) throw new Error('usage: copyright.mjs TARGET_TRIPLE SOURCE_MAPS');

/** Files in which packages say whose they are. */
const LEGAL = /^(un)?licen[cs]e|^copying|^copyright|^notice|^authors/i;

/** Lines of a licence that name its holders, not those of a form to be filled in. */
const HOLDER =
  /^[\s/*#;-]*(?:portions )?(copyright(?: \(c\)| ©|:)?\s.*(?:\d{4}|\(c\)|©|authors|contributors|developers|project).*)$/i;
const FORM = /\[yyyy\]|\{yyyy\}|<year>|copyright (?:notice|owner|holder|license|law|statement)|name of copyright/i;

/** @typedef {{ name: string, version: string, license: string, folder: string, authors: string[] }} Part */

/** @returns {Part[]} the crates of which code is in the daemon */
function crates() {
  const cargo = (/** @type {string[]} */ ...args) =>
    execFileSync('cargo', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 });
  const tree = cargo('tree', '--locked', '-e', 'normal,no-proc-macro', '--target', target, '--prefix', 'none', '-f', '{p}');
  const linked = new Set(tree.split('\n').map((line) => line.replace(/^(\S+) v(\S+).*$/, '$1 $2')));
  const { packages } = JSON.parse(cargo('metadata', '--locked', '--format-version', '1', '--filter-platform', target));
  return packages
    .filter((/** @type {any} */ { name, version }) => name !== 'homedrop' && linked.has(`${name} ${version}`))
    .map((/** @type {any} */ { name, version, license, manifest_path: manifest, authors }) => ({
      name: `crate/${name}`,
      version,
      license: license ?? '',
      folder: resolve(manifest, '..'),
      authors: authors.map((/** @type {string} */ author) => author.replace(/\s*<.*>/, '')),
    }));
}

/** @returns {Part[]} the npm packages of which code is in the client, as its source maps say */
function modules() {
  const folders = new Set();
  for (const file of readdirSync(maps, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.map'))) {
    for (const source of JSON.parse(readFileSync(join(maps, file), 'utf8')).sources) {
      const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source) ?? [];
      if (name) folders.add(name);
    }
  }
  return [...folders].map((name) => {
    const folder = join(ROOT, 'web/node_modules', name);
    const { version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const of = typeof author === 'string' ? author : author?.name;
    return { name: `npm/${name}`, version, license, folder, authors: of ? [of.replace(/\s*[<(].*$/, '')] : [] };
  });
}

/** @param {Part} part */
function legalTexts({ folder }) {
  const names = readdirSync(folder).filter((name) => LEGAL.test(name) && statSync(join(folder, name)).isFile());
  return names.map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** @param {Part} part @param {string[]} texts */
function holders(part, texts) {
  const lines = texts.flatMap((text) => text.split('\n')).map((line) => HOLDER.exec(line)?.[1]?.trim());
  const named = [...new Set(lines.filter((line) => line && !FORM.test(line)).map(String))];
  if (named.length > 0)
    return named.map((line) => line.replace(/^copyright:?\s*/i, '').replace(/\s*all rights reserved\.?/i, ''));
  const [, name] = part.name.split(/\/(.*)/s);
  return part.authors.length > 0 ? part.authors : [`the ${name} developers`];
}

/** @param {string} expression SPDX, also with the slash of old crates @returns {string} as DEP-5 writes it */
function terms(expression) {
  // DEP-5 has a comma where SPDX has brackets around an "or".
  const and = expression.includes('(') ? ', and ' : ' and ';
  const plain = expression.replaceAll(' WITH LLVM-exception', '-with-LLVM').replace(/[()]/g, '');
  const alternatives = (/** @type {string} */ all) =>
    all
      .split(/\s+OR\s+|\s*\/\s*/)
      .map(shortName)
      .join(' or ');
  return plain
    .split(/\s+AND\s+/)
    .map(alternatives)
    .join(and);
}

const parts = [...crates(), ...modules()].sort((a, b) => (a.name < b.name ? -1 : 1));
if (!parts.some(({ name }) => name === 'npm/svelte')) throw new Error(`no source maps of the client in ${maps}`);
const texts = new Map(parts.map((part) => [part, legalTexts(part)]));
const everything = [...texts.values()].flat();

const paragraphs = parts.map((part) => {
  if (!part.license) throw new Error(`${part.name} does not say under which terms it may be given away`);
  const indented = holders(part, texts.get(part) ?? []).join('\n           ');
  return `Files: ${part.name}-${part.version}/*\nCopyright: ${indented}\nLicense: ${terms(part.license)}\n`;
});
const own = readFileSync(join(ROOT, 'LICENSE-MIT'), 'utf8').match(/Copyright \(c\) (.*)/)?.[1] ?? '';
const used = new Set(['Expat', 'Apache-2.0', ...parts.flatMap(({ license }) => terms(license).split(/ or |,? and /))]);

process.stdout.write(`Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: homedrop
Comment: The daemon is linked with the crates below and carries the client, which has
 the npm packages below in it. Their files are not in this package; each is named
 as its registry does.

Files: *
Copyright: ${own}
License: Expat or Apache-2.0

Files: rust/library/*
Copyright: The Rust Project developers
License: Expat or Apache-2.0

${paragraphs.join('\n')}
${[...used]
  .sort()
  .map((name) => `License: ${name}\n${LICENSES.text(name, everything)}`)
  .join('\n')}`);
