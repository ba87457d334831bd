// The terms that Homedrop's dependencies come under: their names in DEP-5, and where their words are found.

/** SPDX to DEP-5, where they differ; the rest must be known by `WORDS` or `COMMON`. */
const NAMES = new Map([
  ['MIT', 'Expat'],
  ['BSD-2-Clause', 'BSD-2-clause'],
  ['BSD-3-Clause', 'BSD-3-clause'],
  ['LGPL-2.1-or-later', 'LGPL-2.1+'],
  ['Apache-2.0-with-LLVM', 'Apache-2.0 with LLVM exception'],
]);

/** What every Debian system has in /usr/share/common-licenses. */
const COMMON = new Map([
  ['Apache-2.0', 'Apache-2.0'],
  ['LGPL-2.1+', 'LGPL-2.1'],
  ['CC0-1.0', 'CC0-1.0'],
  ['MPL-2.0', 'MPL-2.0'],
]);

/** How the words of the others begin and end in the files of those who use them. */
const WORDS = new Map([
  [
    'Expat',
    [
      /Permission is hereby granted, free of charge, to any\s+person obtaining a copy\s+of this software/,
      /DEALINGS\s+IN\s+THE\s+SOFTWARE\./,
    ],
  ],
  ['ISC', [/Permission to use, copy, modify, and(?:\/or)? distribute this software/, /PERFORMANCE\s+OF\s+THIS\s+SOFTWARE\./]],
  ['BSD-2-clause', [/Redistribution and use in source and binary forms/, /POSSIBILITY\s+OF\s+SUCH\s+DAMAGE\./]],
  [
    'BSD-3-clause',
    [/Redistribution and use in source and binary forms(?=[\s\S]*Neither the name)/, /POSSIBILITY\s+OF\s+SUCH\s+DAMAGE\./],
  ],
  [
    'MIT-0',
    [
      /Permission is hereby granted, free of charge, to any\s+person obtaining a copy\s+of this software(?![\s\S]{0,500}subject to)/,
      /DEALINGS\s+IN\s+THE\s+SOFTWARE\./,
    ],
  ],
  ['0BSD', [/Permission to use, copy, modify, and\/or distribute this software/, /PERFORMANCE\s+OF\s+THIS\s+SOFTWARE\./]],
  ['Unlicense', [/This is free and unencumbered software/, /unlicense\.org\/?>?/]],
  ['Zlib', [/This software is provided 'as-is'/, /source\s+distribution\./]],
  [
    'BSL-1.0',
    [/Permission is hereby granted, free of charge, to any person or organization/, /DEALINGS\s+IN\s+THE\s+SOFTWARE\./],
  ],
  [
    'Unicode-3.0',
    [
      /Permission is hereby granted, free of charge, to any person obtaining a\s+copy of data files/,
      /authorization of the\s+copyright holder\./,
    ],
  ],
  [
    'Apache-2.0 with LLVM exception',
    [/As an exception, if, as a result of your compiling/, /only with respect to the Combined\s+Software\./],
  ],
]);

/** @param {string} spdx */
export function shortName(spdx) {
  const name = NAMES.get(spdx) ?? spdx;
  if (!COMMON.has(name) && !WORDS.has(name))
    throw new Error(`the terms ${spdx} are not known: read them, then add them to packaging/licenses.mjs`);
  return name;
}

export const LICENSES = {
  /**
   * The words of a licence, as a paragraph of a control file.
   * @param {string} name in DEP-5
   * @param {string[]} files all legal files of the dependencies
   */
  text(name, files) {
    const common = COMMON.get(name);
    if (common) return ` On Debian systems the text is in /usr/share/common-licenses/${common}.\n`;
    const [begin, end] = WORDS.get(name) ?? [];
    if (!begin || !end) throw new Error(`${name}: words not known`);
    for (const file of files) {
      const from = file.search(begin);
      if (from < 0) continue;
      const rest = file.slice(from);
      const last = end.exec(rest);
      if (last && last.index < 4000) return indented(rest.slice(0, last.index + last[0].length));
    }
    throw new Error(`${name}: no dependency has its words in a file`);
  },
};

/** @param {string} text */
function indented(text) {
  const lines = text.split('\n').map((line) => line.replace(/^[\s/*#]+(?=\S)|\s+$/g, ''));
  return lines.map((line) => (line ? ` ${line}\n` : ' .\n')).join('');
}
