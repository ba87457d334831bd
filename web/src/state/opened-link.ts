// What the address of this page asks for: a pairing or a room. It is taken out of the address at once: it works only once.
import { type PairLink, readPairFragment, readRoomFragment } from '../proto/pairing/code.ts';

export type OpenedLink = { readonly pair: PairLink } | { readonly room: string };

export function takeOpenedLink(): OpenedLink | undefined {
  const pair = readPairFragment(location.hash);
  const room = readRoomFragment(location.hash);
  if (!pair && room === undefined) return undefined;
  history.replaceState(history.state, '', location.pathname + location.search);
  return pair ? { pair } : { room: room ?? '' };
}
