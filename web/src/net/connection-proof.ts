// Proves on the control channel of a new connection who is at its other end, before anything else may use it.
import { type Bytes, equal } from '../proto/bytes.ts';
import { fingerprintOf } from '../proto/fingerprint.ts';
import type { PeerId } from '../proto/messages.ts';
import { type Credential, Verification, type VerifyEnd, type VerifyStep } from '../proto/verification.ts';
import { readVerifyMessage, type VerifyMessage, writeVerifyMessage } from '../proto/verify-message.ts';

export interface ProofOptions {
  readonly self: PeerId;
  readonly other: PeerId;
  credentials(): readonly Credential[];
}

type Described = Pick<RTCPeerConnection, 'localDescription' | 'remoteDescription' | 'signalingState'>;

/** What the other end may say before this one could begin: the first of its messages, and no more. */
const MOST_EARLY = 1;

export class ConnectionProof {
  #verification: Verification | undefined;
  #open = false;
  readonly #early: unknown[] = [];
  /** What the other end's certificate must be, from the moment the proof has begun. */
  #fingerprint: Bytes | undefined;

  constructor(
    private readonly connection: Described,
    private readonly channel: RTCDataChannel,
    private readonly options: ProofOptions,
    /** Called once; the channel is free for others then, and nothing of theirs was missed. */
    private readonly ended: (result: VerifyEnd) => void,
  ) {
    channel.onopen = () => {
      this.#open = true;
      this.described();
    };
    channel.onmessage = ({ data }: MessageEvent<unknown>) => this.#received(data);
  }

  /** A later description that names another certificate than the one that was proven. */
  get isForeign(): boolean {
    if (!this.#fingerprint) return false;
    const now = fingerprintOf(this.connection.remoteDescription?.sdp ?? '');
    return now === undefined || !equal(now, this.#fingerprint);
  }

  /**
   * The signalling state changed. A channel may open before the page is shown the description that opened it (a browser that
   * is busy applies it first and tells later), so the proof begins when there are both.
   */
  described(): void {
    if (this.#open && !this.#verification && this.connection.signalingState === 'stable') this.#start();
  }

  #start(): void {
    const { self, other, credentials } = this.options;
    const selfFingerprint = fingerprintOf(this.connection.localDescription?.sdp ?? '');
    const otherFingerprint = fingerprintOf(this.connection.remoteDescription?.sdp ?? '');
    if (!selfFingerprint || !otherFingerprint) return this.#end('broken');
    this.#fingerprint = otherFingerprint;
    this.#verification = new Verification({
      self,
      other,
      selfFingerprint,
      otherFingerprint,
      random: (length) => crypto.getRandomValues(new Uint8Array(length)),
      credentials: credentials(),
    });
    this.#send(this.#verification.start());
    for (const data of this.#early.splice(0)) this.#received(data);
  }

  #received(data: unknown): void {
    if (!this.#verification && this.#early.length < MOST_EARLY) return void this.#early.push(data);
    const message = typeof data === 'string' ? readVerifyMessage(data) : undefined;
    const step: VerifyStep = (message && this.#verification?.handle(message)) ?? { end: 'broken' };
    if (step.send) this.#send(step.send);
    if (step.end) this.#end(step.end);
  }

  #send(message: VerifyMessage): void {
    this.channel.send(writeVerifyMessage(message));
  }

  #end(result: VerifyEnd): void {
    this.#open = false;
    this.channel.onopen = this.channel.onmessage = null;
    this.ended(result);
  }
}
