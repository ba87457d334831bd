// Copies a text to the clipboard, also on plain http, where browsers offer only the old way.

export async function copyText(text: string): Promise<boolean> {
  if (!window.isSecureContext) return copyTheOldWay(text);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text); // forbidden by a setting of the browser
  }
}

function copyTheOldWay(text: string): boolean {
  const active = document.activeElement;
  const area = document.createElement('textarea');
  area.className = 'visually-hidden';
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (active instanceof HTMLElement) active.focus();
  return copied;
}
