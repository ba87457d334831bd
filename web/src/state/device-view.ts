// A device as the screen shows it: who it is and what is going on with it.
import type { PairedView, PeerPath } from '../session.ts';
import type { DeviceKind, PeerId, PeerInfo, Presence } from '../proto/messages.ts';
import type { TransferView } from '../proto/transfer/api.ts';
import { format, t } from './language.svelte.ts';

export interface DeviceView {
  readonly id: PeerId;
  readonly name: string;
  readonly kind: DeviceKind;
  readonly presence: Presence;
  readonly path: PeerPath['at'];
  /** What is going on, in words. */
  readonly status: string;
  /** Nothing is: the words say what one can do. */
  readonly resting: boolean;
  /** Confirmed part of what runs with it now, 0 to 1. */
  readonly progress: number | undefined;
  /** The pairing that it has proven. */
  readonly paired: PairedView | undefined;
  /** What both screens show while they are connected, when nobody sits in between. */
  readonly code: string | undefined;
}

/** What is known of who it is. */
export type Identity = Pick<DeviceView, 'paired' | 'code'>;

const IDLE: PeerPath = { at: 'idle' };

export function deviceView(
  peer: PeerInfo,
  path: PeerPath = IDLE,
  running: readonly TransferView[] = [],
  identity: Identity = { paired: undefined, code: undefined },
): DeviceView {
  const transfer = running[0];
  return {
    id: peer.peerId,
    name: identity.paired?.labelled ? identity.paired.name : peer.name,
    kind: peer.device.kind,
    presence: peer.presence,
    path: path.at,
    resting: !transfer && path.at === 'idle' && peer.presence !== 'away',
    status: transfer ? moving(transfer) : resting(peer, path),
    progress: transfer && transfer.total > 0 ? transfer.confirmed / transfer.total : undefined,
    ...identity,
  };
}

function moving({ direction, confirmed, total }: TransferView): string {
  const percent = format.percent(confirmed, total);
  return direction === 'send' ? t('status.sending', { percent }) : t('status.receiving', { percent });
}

function resting({ presence }: PeerInfo, path: PeerPath): string {
  if (path.at === 'failed') return t(`status.failed.${path.reason}`);
  if (path.at === 'connecting') return t('status.connecting');
  if (presence === 'away') return t('status.away');
  return t(path.at === 'idle' ? 'status.ready' : `status.${path.at}`);
}

/** What runs now, by the device that it runs with. */
export type Running = ReadonlyMap<string, readonly TransferView[]>;

export function runningWith(transfers: Iterable<TransferView>): Running {
  const found = new Map<string, TransferView[]>();
  for (const view of transfers) {
    if (view.state !== 'running') continue;
    const others = found.get(view.peerId);
    if (others) others.push(view);
    else found.set(view.peerId, [view]);
  }
  return found;
}

/** Puts devices in order; those of which nothing changed are the objects of the time before: the screen draws only the others anew. */
export function steadily(): (now: readonly DeviceView[]) => DeviceView[] {
  let before: ReadonlyMap<PeerId, DeviceView> = new Map();
  return (now) => {
    const steady = now.map((view) => {
      const old = before.get(view.id);
      return old && alike(view, old) ? old : view;
    });
    before = new Map(steady.map((view) => [view.id, view]));
    return steady.sort((one, other) => format.compare(one.name, other.name));
  };
}

function alike(one: DeviceView, other: DeviceView): boolean {
  return (Object.keys(one) as (keyof DeviceView)[]).every((key) => one[key] === other[key]);
}
