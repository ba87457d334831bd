// A text in the address of the page, as bookmarks and other programs give it: `#text=…`, percent-encoded.
import { MAX_TEXT } from './transfer/limits.ts';

const PREFIX = '#text=';

/** Undefined where the fragment is none, or is broken. */
export function readTextFragment(fragment: string): string | undefined {
  if (!fragment.startsWith(PREFIX) || fragment.length > 3 * MAX_TEXT) return undefined;
  try {
    const text = decodeURIComponent(fragment.slice(PREFIX.length));
    return text.trim() === '' || text.length > MAX_TEXT ? undefined : text;
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
