// Small values that this browser keeps between visits; where storage is forbidden they live as long as the page.

const PREFIX = 'homedrop.';
const memory = new Map<string, string>();

export function readValue(key: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + key) ?? memory.get(key);
  } catch {
    return memory.get(key); // cookies and storage are blocked for this page
  }
}

export function writeValue(key: string, value: string | undefined): void {
  if (value === undefined) memory.delete(key);
  else memory.set(key, value);
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
  } catch {
    return; // blocked or full: the value in memory serves until the page closes
  }
}
