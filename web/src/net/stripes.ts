// The connections beside the first one: opened and closed as the engine counts them, negotiated over the proven control channel.
import type { ConnectionNumber } from '../workers/engine-messages.ts';
import { type StripeId, type StripeMessage, writeStripeMessage } from './stripe-message.ts';
import { openDataChannel } from './transfer-channels.ts';
import type { TransferEngine } from './transfer-engine.ts';

/** Of the other side's; as many as the engine would open itself. */
const MOST = 7;
/** One that is cut for so long has lost what it carried; milliseconds. */
const GRACE_MS = 4_000;
const LINGER_MS = 2_000;

interface Stripe {
  readonly rtc: RTCPeerConnection;
  readonly connection: ConnectionNumber;
  readonly own: boolean;
  readonly drop: () => void;
  /** Candidates that came before the description they belong to. */
  readonly early: RTCIceCandidateInit[];
  timer?: ReturnType<typeof setTimeout>;
}

export interface StripesContext {
  readonly peer: string;
  readonly engine: TransferEngine;
  readonly configuration: () => RTCConfiguration;
  /** Whether the first connection goes straight to the other device. */
  readonly direct: () => Promise<boolean>;
  readonly say: (text: string) => void;
}

export class Stripes {
  readonly #all = new Map<StripeId, Stripe>();
  #closed = false;

  constructor(private readonly context: StripesContext) {}

  /** So many of our own there should be at least; which to give up is the engine's to say. */
  async open(count: number): Promise<void> {
    if (!(await this.context.direct()) || this.#closed) return;
    for (let own = this.#count(true); own < count; own++) {
      const id = (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) as StripeId;
      const { rtc } = this.#add(id, true);
      void rtc.setLocalDescription().then(() => this.#describe(id, rtc), this.#failed(id));
    }
  }

  /** The engine has sent all that one of ours had to carry, or does not want it. */
  finish(connection: ConnectionNumber): void {
    for (const [id, stripe] of this.#all) if (stripe.connection === connection) this.#end(id, true);
  }

  handle(message: StripeMessage): void {
    const { stripe: id, description, candidate, close } = message;
    if (close) return this.#endLater(id);
    if (description?.type === 'offer' && !this.#all.has(id)) {
      if (this.#count(false) >= MOST) return this.#say({ stripe: id, close: true });
      this.#add(id, false);
    }
    const known = this.#all.get(id);
    if (!known) return;
    if (description) void this.#take(id, known, description).catch(this.#failed(id));
    else if (candidate && known.rtc.remoteDescription) this.#candidate(known, candidate);
    else if (candidate && known.early.length < 64) known.early.push(candidate);
  }

  /** What it carried last may still be on its way from the browser to the engine. */
  #endLater(id: StripeId): void {
    const stripe = this.#all.get(id);
    if (!stripe || stripe.own) return this.#end(id, false);
    clearTimeout(stripe.timer);
    stripe.timer = setTimeout(() => this.#end(id, false), LINGER_MS);
  }

  closeAll(): void {
    this.#closed = true;
    for (const id of [...this.#all.keys()]) this.#end(id, false);
  }

  #count(own: boolean): number {
    return [...this.#all.values()].filter((stripe) => stripe.own === own).length;
  }

  #add(id: StripeId, own: boolean): Stripe {
    const { engine, peer } = this.context;
    const rtc = new RTCPeerConnection(this.context.configuration());
    const stripe: Stripe = { rtc, own, early: [], ...openDataChannel(rtc, 1, engine) };
    this.#all.set(id, stripe);
    engine.post({ peer, do: 'stripe', connection: stripe.connection, own });
    rtc.onicecandidate = ({ candidate }) => {
      if (candidate) this.#say({ stripe: id, candidate: candidate.toJSON() });
    };
    rtc.onconnectionstatechange = () => this.#changed(id, stripe);
    return stripe;
  }

  #changed(id: StripeId, stripe: Stripe): void {
    clearTimeout(stripe.timer);
    const { connectionState } = stripe.rtc;
    if (connectionState === 'failed') this.#end(id, true);
    else if (connectionState === 'disconnected')
      stripe.timer = setTimeout(() => this.#end(id, true), GRACE_MS);
  }

  async #take(id: StripeId, stripe: Stripe, description: RTCSessionDescriptionInit): Promise<void> {
    const { rtc, own } = stripe;
    if ((description.type === 'offer') === own) return; // offers are the opener's, answers the other's
    if (rtc.remoteDescription) return;
    await rtc.setRemoteDescription(description);
    for (const candidate of stripe.early.splice(0)) this.#candidate(stripe, candidate);
    if (own) return;
    await rtc.setLocalDescription();
    this.#describe(id, rtc);
  }

  /** One that the browser refuses is one path less. */
  #candidate({ rtc }: Stripe, candidate: RTCIceCandidateInit): void {
    void rtc.addIceCandidate(candidate).catch((error: unknown) => {
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    });
  }

  #describe(id: StripeId, { localDescription }: RTCPeerConnection): void {
    if (!localDescription) return;
    const { type, sdp } = localDescription;
    this.#say({ stripe: id, description: { type, sdp } });
  }

  #failed(id: StripeId): () => void {
    return () => this.#end(id, true);
  }

  #end(id: StripeId, tell: boolean): void {
    const stripe = this.#all.get(id);
    if (!stripe) return;
    this.#all.delete(id);
    clearTimeout(stripe.timer);
    stripe.rtc.onicecandidate = stripe.rtc.onconnectionstatechange = null;
    stripe.drop();
    stripe.rtc.close();
    if (tell) this.#say({ stripe: id, close: true });
  }

  #say(message: StripeMessage): void {
    this.context.say(writeStripeMessage(message));
  }
}
