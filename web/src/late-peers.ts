// The connections to other devices, as the session has them: what makes them loads when there is somebody to connect to.
import type * as Peers from './peer-manager.ts';
import type { PeerContext, PeerManager, PeerPath } from './peer-manager.ts';
import type { PeerId } from './proto/messages.ts';

export type { PeerPath };

type Manager = Pick<typeof Peers, 'PeerManager'>;

export class LatePeers {
  #manager: PeerManager | undefined;
  #loading: Promise<void> | undefined;
  /** What is to be done with the manager once it is here, in order. */
  #waiting: ((manager: PeerManager) => void)[] = [];
  /** Whose connection waits for it. */
  readonly #asked = new Set<PeerId>();

  constructor(
    private readonly context: PeerContext,
    private readonly fetch: () => Promise<Manager> = () => import('./peer-manager.ts'),
  ) {}

  /** Before it is needed: the box may be away then. A failure is told to whoever needs it. */
  load(): Promise<void> {
    this.#loading ??= this.fetch().then(
      ({ PeerManager }) => this.#loaded(new PeerManager(this.context)),
      () => this.#notLoaded(),
    );
    return this.#loading;
  }

  connect(peerId: PeerId): void {
    if (!this.#manager && !this.#asked.has(peerId)) {
      this.#asked.add(peerId);
      this.context.path(peerId, { at: 'connecting' });
    }
    this.#do((manager) => manager.connect(peerId));
  }

  receive(from: PeerId, payload: unknown): void {
    this.#do((manager) => manager.receive(from, payload));
  }

  isOpen(peerId: PeerId): boolean {
    return this.#manager?.isOpen(peerId) ?? false;
  }

  stats(peerId: PeerId): Promise<RTCStatsReport> | undefined {
    return this.#manager?.stats(peerId);
  }

  signalingBack(): void {
    this.#manager?.signalingBack();
  }

  wake(): void {
    this.#manager?.wake();
  }

  /** After what was asked for before: the box answers a signal that was sent. */
  unreachable(peerId: PeerId, reason: 'no-answer' | 'away'): void {
    this.#manager?.unreachable(peerId, reason);
  }

  release(peerId: PeerId): void {
    if (this.#manager) this.#manager.release(peerId);
    else if (this.#waiting.length > 0) this.#do((manager) => manager.release(peerId));
  }

  releaseAll(): void {
    if (this.#manager) this.#manager.releaseAll();
    else if (this.#waiting.length > 0) this.#do((manager) => manager.releaseAll());
  }

  close(): void {
    this.#waiting = [];
    this.#manager?.close();
  }

  #do(act: (manager: PeerManager) => void): void {
    if (this.#manager) return act(this.#manager);
    this.#waiting.push(act);
    void this.load();
  }

  #loaded(manager: PeerManager): void {
    this.#manager = manager;
    this.#asked.clear();
    for (const act of this.#waiting.splice(0)) act(manager);
  }

  /** The box is away; the next one that needs it asks again. */
  #notLoaded(): void {
    this.#loading = undefined;
    this.#waiting = [];
    for (const peerId of [...this.#asked]) {
      this.#asked.delete(peerId);
      this.context.path(
        peerId,
        this.context.wanted(peerId) ? { at: 'failed', reason: 'box' } : { at: 'idle' },
      );
      this.context.ended(peerId);
    }
  }
}
