// SHA-256 by the browser where the page is a secure context, else by a library that is loaded when first needed.
import type { Sha256 } from '../proto/file-digester.ts';

const byBrowser: Sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

const byLibrary: Sha256 = async (bytes) => {
  const { sha256 } = await import('@noble/hashes/sha2.js');
  return new Uint8Array(sha256(bytes));
};

/** `crypto.subtle` does not exist on plain HTTP, whatever its type says. */
export const sha256: Sha256 = 'subtle' in crypto ? byBrowser : byLibrary;
