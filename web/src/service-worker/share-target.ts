// What other programs share to the installed page: kept as it came, then shown by the page, which asks for whom it is.
import { MAX_ENTRIES, MAX_TEXT } from '../proto/transfer/limits.ts';
import { keepShared, type Shared } from '../storage/shared-store.ts';

/** As the manifest names them. */
const TEXTS = ['title', 'text', 'url'] as const;

/** Never fails: the page says what could not be taken. */
export async function takeShared(request: Request, root: string): Promise<Response> {
  const id = await request
    .formData()
    .then(sharedOf)
    .then(keepShared)
    .catch(() => 'failed');
  return Response.redirect(`${root}#shared=${id}`, 303);
}

export function sharedOf(form: FormData): Shared {
  const files = form.getAll('files').filter((entry): entry is File => entry instanceof File);
  const texts = TEXTS.map((name) => form.get(name)).filter(
    (text): text is string => typeof text === 'string',
  );
  // Forms write every end of a line as two characters.
  const text = oneText(files.length > 0 ? texts.slice(1) : texts).replaceAll('\r\n', '\n');
  if (files.length > MAX_ENTRIES || text.length > MAX_TEXT) throw new RangeError('more than can be sent');
  return { files, text };
}

/** Everything that was shared, each thing once: many programs repeat the address in the text. */
export function oneText(texts: readonly string[]): string {
  const said = texts.filter((text) => text.trim() !== '');
  const repeated = (text: string, at: number) =>
    said.some((other, index) => index !== at && other.includes(text) && (other !== text || index < at));
  return said.filter((text, at) => !repeated(text, at)).join('\n');
}
