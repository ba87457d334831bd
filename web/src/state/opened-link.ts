// What the address of this page asks for: a pairing, a room, or a text to be sent on. It is taken out of the address at once: it works only once.
import { type PairLink, readPairFragment, readRoomFragment } from '../proto/pairing/code.ts';
import { readTextFragment } from '../proto/text-link.ts';

export type OpenedLink = { readonly pair: PairLink } | { readonly room: string } | { readonly text: string };

export function takeOpenedLink(): OpenedLink | undefined {
  const pair = readPairFragment(location.hash);
  const room = readRoomFragment(location.hash);
  const text = readTextFragment(location.hash);
  if (!pair && room === undefined && text === undefined) return undefined;
  history.replaceState(history.state, '', location.pathname + location.search);
  if (pair) return { pair };
  return room === undefined ? { text: text ?? '' } : { room };
}
