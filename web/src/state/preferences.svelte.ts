// What the person here wants of this page: kept on this device, changed at once.
import { readValue, writeValue } from '../storage/local-store.ts';

/** What can be chosen; the first of each is what holds while nobody has chosen. */
const CHOICES = {
  theme: ['auto', 'light', 'dark'],
  sound: ['off', 'on'],
  vibration: ['on', 'off'],
  notifications: ['off', 'on'],
  /** Where received files go: asked for each, to the browser's downloads at once, or into one folder. */
  saving: ['ask', 'downloads', 'folder'],
  /** Whether received texts outlive the page. */
  texts: ['keep', 'forget'],
  /** Whether what is finished stays in the list. */
  finished: ['keep', 'forget'],
} as const;

export type Preference = keyof typeof CHOICES;
export type Preferences = { -readonly [P in Preference]: (typeof CHOICES)[P][number] };
export type Theme = Preferences['theme'];

/** The colours of the page, for the bars that the browser or system draws around it. */
const PAPER = { light: '#f7efe4', dark: '#1c1916' };

const current = $state(read());

export const preferences: Readonly<Preferences> = current;

export function choices<P extends Preference>(which: P): (typeof CHOICES)[P] {
  return CHOICES[which];
}

export function prefer<P extends Preference>(which: P, choice: Preferences[P]): void {
  current[which] = choice;
  writeValue(which, choice === CHOICES[which][0] ? undefined : choice);
  if (which === 'theme') showTheme();
}

/** Light or dark as chosen, else as the system has it. */
export function showTheme(): void {
  const { theme } = current;
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    meta.content = PAPER[theme === 'auto' ? (meta.media.includes('dark') ? 'dark' : 'light') : theme];
  }
}

function read(): Preferences {
  const kept = Object.entries(CHOICES).map(([which, all]) => {
    const value = readValue(which);
    return [which, all.find((choice) => choice === value) ?? all[0]];
  });
  return Object.fromEntries(kept) as Preferences;
}
