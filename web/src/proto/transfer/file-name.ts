// Makes the names that a sender chose safe to save under on any system, and unique within their folder.

/** Controls (Cc), surrogates without a partner, line separators, marks that turn the direction of writing, byte order mark. */
const INVISIBLE = /[\p{Cc}\p{Surrogate}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/** What separates folders somewhere, or is refused in names by Windows. */
const SEPARATING = /[/\\<>:"|?*]/g;
/** Device names of Windows, whatever follows the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)/i;
/** Longest name that common file systems take, in UTF-8 bytes. */
const MAX_BYTES = 255;
/** An ending longer than this is part of the name. */
const MAX_ENDING = 32;

const bytes = (text: string) => new TextEncoder().encode(text).length;

function split(name: string): [stem: string, ending: string] {
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 ? name.slice(dot) : '';
  return ending.length > 1 && bytes(ending) <= MAX_ENDING ? [name.slice(0, dot), ending] : [name, ''];
}

/** Shortens the stem by whole characters until it fits with what follows it. */
function fit(stem: string, rest: string): string {
  const room = MAX_BYTES - bytes(rest);
  if (bytes(stem) <= room) return stem + rest;
  let kept = '';
  let used = 0;
  for (const character of stem) {
    used += bytes(character);
    if (used > room) break;
    kept += character;
  }
  return kept.replace(/[\s.\u200d]+$/u, '') + rest;
}

export function safeName(offered: string): string {
  const visible = offered.replace(INVISIBLE, '').replace(SEPARATING, '_').trim();
  const named = visible.replace(/[\s.]+$/u, '');
  if (named === '') return visible === '' ? 'file' : '_';
  const [stem, ending] = split(DEVICE.test(named) ? `_${named}` : named);
  return fit(stem, ending);
}

/** The same name with a number before its ending. */
export function numbered(name: string, number: number): string {
  const [stem, ending] = split(name);
  return fit(stem, ` (${number})${ending}`);
}

/** Gives each path of one transfer once, as a file or as a folder; file systems that fold case are thought of. */
export class NameGiver {
  readonly #taken = new Set<string>();
  /** Where counting goes on for a name that came before. */
  readonly #next = new Map<string, number>();
  /** The name under which an offered folder lies in its parent. */
  readonly #folders = new Map<string, string>();

  /** The safe path of a folder: the same one each time, also when it is spelled in other case. */
  folders(offered: readonly string[]): string[] {
    const path: string[] = [];
    for (const folder of offered) {
      const key = keyOf(path, safeName(folder));
      const name = this.#folders.get(key) ?? this.give(path, folder);
      this.#folders.set(key, name);
      path.push(name);
    }
    return path;
  }

  /** The safe name of a file in a folder that `folders` gave. */
  give(folders: readonly string[], offered: string): string {
    const name = safeName(offered);
    if (this.#take(folders, name)) return name;
    const key = keyOf(folders, name);
    for (let number = this.#next.get(key) ?? 2; ; number++) {
      const other = numbered(name, number);
      if (!this.#take(folders, other)) continue;
      this.#next.set(key, number + 1);
      return other;
    }
  }

  #take(folders: readonly string[], name: string): boolean {
    const key = keyOf(folders, name);
    if (this.#taken.has(key)) return false;
    this.#taken.add(key);
    return true;
  }
}

function keyOf(folders: readonly string[], name: string): string {
  return [...folders, name].join('/').normalize('NFC').toLowerCase();
}
