// Reads the text of a paste; a long one without holding up the page, where the browser has a way.

/** What Chromium alone has, and tells of what it knows and what a header of a proxy may have taken from the page. */
type Policed = Document & { readonly featurePolicy?: { allowsFeature(name: string): boolean } };

/**
 * Chromium gives it beside the page to whoever asks while handling a person's own paste, and asks nobody for that. Others
 * would ask the person first. Off once it was refused: what was pasted then is lost, and must not be again.
 */
let aside =
  'clipboard' in navigator && !!(document as Policed).featurePolicy?.allowsFeature('clipboard-read');

/** At once, or a moment later and then already taken from the browser's hands; `undefined` when the browser gave nothing. */
export function pastedText(event: ClipboardEvent): string | Promise<string | undefined> {
  const data = event.clipboardData;
  const types = data?.types ?? [];
  const isText = types.includes('text/plain') && !types.includes('Files');
  if (!aside || !event.isTrusted || !isText) return data?.getData('text/plain') ?? '';
  event.preventDefault();
  return navigator.clipboard.readText().catch(() => {
    aside = false;
    return undefined;
  });
}
