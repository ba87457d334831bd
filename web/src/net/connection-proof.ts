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

type Described = Pick<RTCPeerConnection, 'localDescription' | 'remoteDescription'>;

export class ConnectionProof {
  #verification: Verification | undefined;
  /** What the other end's certificate must be, from the moment the proof has begun. */
  #fingerprint: Bytes | undefined;

  constructor(
    private readonly connection: Described,
    private readonly channel: RTCDataChannel,
    private readonly options: ProofOptions,
    /** Called once; the channel is free for others then, and nothing of theirs was missed. */
    private readonly ended: (result: VerifyEnd) => void,
  ) {
    channel.onopen = () => this.#start();
    channel.onmessage = ({ data }: MessageEvent<unknown>) => this.#received(data);
  }

  /** A later description that names another certificate than the one that was proven. */
  get isForeign(): boolean {
    if (!this.#fingerprint) return false;
    const now = fingerprintOf(this.connection.remoteDescription?.sdp ?? '');
    return now === undefined || !equal(now, this.#fingerprint);
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
  }

  #received(data: unknown): void {
    const message = typeof data === 'string' ? readVerifyMessage(data) : undefined;
    const step: VerifyStep = (message && this.#verification?.handle(message)) ?? { end: 'broken' };
    if (step.send) this.#send(step.send);
    if (step.end) this.#end(step.end);
  }

  #send(message: VerifyMessage): void {
    this.channel.send(writeVerifyMessage(message));
  }

  #end(result: VerifyEnd): void {
    this.channel.onopen = this.channel.onmessage = null;
    this.ended(result);
  }
}
