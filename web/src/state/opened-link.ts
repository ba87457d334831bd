// What the address of this page asks for. It is taken out of the address at once: most of it works only once.
import { type PairLink, readPairFragment, readRoomFragment } from '../proto/pairing/code.ts';
import { readTextFragment } from '../proto/text-link.ts';
import { takeLaunches } from '../shell/launches.ts';

export type OpenedLink =
  | { readonly pair: PairLink }
  | { readonly room: string }
  /** A text to be sent, by a link of another program. */
  | { readonly text: string }
  /** A dialog, by a shortcut of the installed page. */
  | { readonly dialog: 'pair' | 'room' }
  /** What other programs shared to the installed page, by its name in the store. */
  | { readonly shared: string };

export interface Opened {
  link(link: OpenedLink): void;
  /** Files that were opened with the installed page. */
  files(handles: readonly FileSystemHandle[]): void;
}

/** Now, and whenever this page is opened once more. */
export function watchOpened(opened: Opened, signal: AbortSignal): void {
  const open = (fragment: string) => {
    const link = readLink(fragment);
    if (link && fragment === location.hash) {
      history.replaceState(history.state, '', location.pathname + location.search);
    }
    if (link) opened.link(link);
  };
  takeLaunches({ files: (handles) => opened.files(handles), fragment: open });
  open(location.hash);
  addEventListener('hashchange', () => open(location.hash), { signal });
}

export function readLink(fragment: string): OpenedLink | undefined {
  const pair = readPairFragment(fragment);
  if (pair) return { pair };
  const room = readRoomFragment(fragment);
  if (room !== undefined) return { room };
  const text = readTextFragment(fragment);
  if (text !== undefined) return { text };
  const [, dialog, shared] = /^#(?:(pair|room)|shared=([\w-]+))$/.exec(fragment) ?? [];
  if (dialog === 'pair' || dialog === 'room') return { dialog };
  return shared === undefined ? undefined : { shared };
}
