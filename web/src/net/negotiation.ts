// Perfect negotiation (WebRTC, section 10.7): either side may offer at any time; in a glare the polite side gives way.
import type { SignalBody } from './peer-signal.ts';

/** The part of RTCPeerConnection that negotiation needs. */
export type Negotiable = Pick<
  RTCPeerConnection,
  | 'signalingState'
  | 'localDescription'
  | 'setLocalDescription'
  | 'setRemoteDescription'
  | 'addIceCandidate'
  | 'onnegotiationneeded'
  | 'onicecandidate'
>;

/**
 * Who answers may say hello first (DTLS, RFC 8842 section 5.3), and would before its answer has arrived. Firefox drops such a
 * hello, and the next one comes 50 ms later; so it is asked to go first itself.
 */
function afterYou({ type, sdp = '' }: RTCSessionDescriptionInit): RTCSessionDescriptionInit {
  const first = type === 'offer' && sdp.includes('o=mozilla');
  return { type, sdp: first ? sdp.replaceAll('a=setup:actpass', 'a=setup:active') : sdp };
}

/** The credentials of a path: new ones with each restart of ICE, on both sides (RFC 8839, section 4.4.1.1). */
function credentialsOf({ sdp = '' }: RTCSessionDescriptionInit): string {
  return /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1] ?? '';
}

export class Negotiation {
  #makingOffer = false;
  #ignoringOffer = false;
  #answerPending = false;
  /** What was agreed on last, by the credentials of the offer and of its answer. */
  #agreed = { offer: '', answer: '' };

  constructor(
    private readonly connection: Negotiable,
    private readonly polite: boolean,
    private readonly send: (body: SignalBody) => void,
    private readonly failed: (error: unknown) => void,
  ) {
    connection.onnegotiationneeded = () => void this.#offer().catch(failed);
    connection.onicecandidate = ({ candidate }) => {
      if (candidate) send({ candidate: candidate.toJSON() });
    };
  }

  receive({ description, candidate }: SignalBody): void {
    if (description) void this.#describe(description).catch(this.failed);
    if (candidate) void this.#addCandidate(candidate).catch(this.failed);
  }

  /** Says an offer again whose answer may have been lost while the box was away. */
  resend(): void {
    if (this.connection.signalingState === 'have-local-offer') this.#sendLocal();
  }

  async #offer(): Promise<void> {
    this.#makingOffer = true;
    try {
      await this.connection.setLocalDescription();
      this.#sendLocal();
    } finally {
      this.#makingOffer = false;
    }
  }

  async #describe(description: RTCSessionDescriptionInit): Promise<void> {
    this.#ignoringOffer = !this.polite && this.#collides(description);
    if (this.#ignoringOffer || this.#isStray(description)) return;
    this.#answerPending = description.type === 'answer';
    if (this.#answerPending) this.#agreed = { offer: this.#offered, answer: credentialsOf(description) };
    try {
      await this.connection.setRemoteDescription(afterYou(description));
    } finally {
      this.#answerPending = false;
    }
    if (description.type !== 'offer') return;
    await this.connection.setLocalDescription();
    this.#sendLocal();
  }

  #collides({ type }: RTCSessionDescriptionInit): boolean {
    const ready = !this.#makingOffer && (this.connection.signalingState === 'stable' || this.#answerPending);
    return type === 'offer' && !ready;
  }

  /** An answer to an offer that was said twice comes twice: while the first is being taken, after it, or to the next offer. */
  #isStray(description: RTCSessionDescriptionInit): boolean {
    if (description.type !== 'answer') return false;
    if (this.#answerPending || this.connection.signalingState !== 'have-local-offer') return true;
    const { offer, answer } = this.#agreed;
    return answer !== '' && answer === credentialsOf(description) && offer !== this.#offered;
  }

  get #offered(): string {
    return credentialsOf(this.connection.localDescription ?? { type: 'offer' });
  }

  async #addCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    const ofIgnored = this.#ignoringOffer; // the answer may come while this one is still being refused
    try {
      await this.connection.addIceCandidate(candidate);
    } catch (error) {
      if (!ofIgnored) throw error;
    }
  }

  #sendLocal(): void {
    const description = this.connection.localDescription;
    if (description) this.send({ description: { type: description.type, sdp: description.sdp } });
  }
}
