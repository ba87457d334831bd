// The devices around as the screen sees them: who is there, by what path each is reached, and how it has proven itself.
import { SvelteMap } from 'svelte/reactivity';
import type { PeerId, PeerInfo } from '../proto/messages.ts';
import type { PeerPath } from '../session.ts';
import { type DeviceView, deviceView, type Running, steadily } from './device-view.ts';
import type { Pairs } from './pairs.svelte.ts';

export interface AroundContext {
  readonly pairs: Pairs;
  readonly running: Running;
}

export class Around {
  peers = $state.raw<ReadonlyMap<PeerId, PeerInfo>>(new SvelteMap());
  readonly #paths = new SvelteMap<PeerId, PeerPath>();
  readonly #codes = new SvelteMap<PeerId, string>();
  /** Names outlive the devices they belong to: the tray still shows who a file came from. */
  readonly #names = new SvelteMap<PeerId, string>();
  readonly #steady = steadily();
  readonly devices: readonly DeviceView[] = $derived(
    this.#steady([...this.peers.values()].map((peer) => this.#view(peer))),
  );

  constructor(private readonly context: AroundContext) {}

  set(peers: ReadonlyMap<PeerId, PeerInfo>): void {
    for (const [id, { name }] of peers) this.#names.set(id, name);
    this.peers = peers;
  }

  /** A device that may not have been seen yet. */
  named(peerId: PeerId, name: string): void {
    if (!this.#names.has(peerId)) this.#names.set(peerId, name);
  }

  /** What the person here calls it, or what it calls itself. */
  nameOf(peerId: PeerId): string {
    const paired = this.context.pairs.of(peerId);
    return (paired?.labelled ? paired.name : this.#names.get(peerId)) ?? '';
  }

  reach(peerId: PeerId, path: PeerPath): void {
    this.#paths.set(peerId, path);
  }

  path(peerId: PeerId): PeerPath {
    return this.#paths.get(peerId) ?? { at: 'idle' };
  }

  prove(peerId: PeerId, code: string | undefined): void {
    if (code === undefined) this.#codes.delete(peerId);
    else this.#codes.set(peerId, code);
  }

  #view(peer: PeerInfo): DeviceView {
    const { peerId } = peer;
    return deviceView(peer, this.#paths.get(peerId), this.context.running.get(peerId), {
      paired: this.context.pairs.of(peerId),
      code: this.#codes.get(peerId),
    });
  }
}
