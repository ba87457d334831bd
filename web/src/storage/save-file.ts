// Hands a received file to the user as an ordinary download, under a name that was made safe before.

/** The browser reads the address after the click has returned; milliseconds until it may be forgotten. */
const KEEP = 60_000;

export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEEP);
}
