// Reads the text of a paste; a long one without holding up the page, where the browser has a way.

/**
 * Chromium gives it beside the page to whoever asks while handling a person's own paste, and asks nobody for that. Others
 * would ask the person first. Off once it was refused: what was pasted then is lost, and must not be again.
 */
let aside = 'userAgentData' in navigator && 'clipboard' in navigator;

/** At once, or a moment later and then already taken from the browser's hands; `undefined` when the browser gave nothing. */
export function pastedText(event: ClipboardEvent): string | Promise<string | undefined> {
  const data = event.clipboardData;
  if (!data?.types.includes('text/plain')) return '';
  if (!aside || !event.isTrusted || data.types.includes('Files')) return data.getData('text/plain');
  event.preventDefault();
  return navigator.clipboard.readText().catch(() => {
    aside = false;
    return undefined;
  });
}
