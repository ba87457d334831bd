// Who is at the other end of one connection: proofs by pair secrets over both fingerprints, and a code for two pairs of eyes.
import { type Bytes, concat, equal, type Random, sized, utf8 } from './bytes.ts';
import type { PeerId } from './messages.ts';
import { digest, mac, macIs } from './pair-keys.ts';
import { MAC_BYTES, NONCE_BYTES, type RoomKey } from './pair-sizes.ts';
import type { VerifyMessage } from './verify-message.ts';

/** One pairing of this device, as far as a proof needs it. */
export interface Credential {
  readonly room: RoomKey;
  readonly key: Bytes;
}

export interface VerificationOptions {
  readonly self: PeerId;
  readonly other: PeerId;
  /** Of the certificates, from the local and the remote description. */
  readonly selfFingerprint: Bytes;
  readonly otherFingerprint: Bytes;
  readonly random: Random;
  /** Every pairing of this device: which of them the other side shares is what it proves. */
  readonly credentials: readonly Credential[];
}

export interface Verified {
  /** The pairings that the other side has proven. */
  readonly rooms: ReadonlySet<RoomKey>;
  /** Six digits that both screens show when nobody sits in between. */
  readonly code: string;
}

export type VerifyStep = {
  readonly send?: VerifyMessage;
  readonly end?: VerifyEnd;
};

/**
 * `mismatch`: the other end speaks of another connection than this one, so somebody carries words from one to the other.
 * `broken`: it does not keep to the protocol.
 */
export type VerifyEnd = Verified | 'mismatch' | 'broken';

type Role = 'a' | 'b';

/** How many pairings a device has is nobody's business: proofs are filled up with random ones to a multiple of this. */
const FILL = 16;
const CODES = 1_000_000n;

export class Verification {
  readonly #options: VerificationOptions;
  readonly #role: Role;
  readonly #otherRole: Role;
  /** Who and what this connection joins, the same on both sides. */
  readonly #context: Bytes;
  readonly #nonce: Bytes;
  #commit: Bytes | undefined;
  #otherNonce: Bytes | undefined;

  constructor(options: VerificationOptions) {
    this.#options = options;
    const { self, other, selfFingerprint, otherFingerprint } = options;
    const first = self < other;
    [this.#role, this.#otherRole] = first ? ['a', 'b'] : ['b', 'a'];
    this.#context = first
      ? sized('homedrop verify 1', self, other, selfFingerprint, otherFingerprint)
      : sized('homedrop verify 1', other, self, otherFingerprint, selfFingerprint);
    this.#nonce = options.random(NONCE_BYTES);
  }

  /** The commitment: from here on this side cannot choose its nonce any more, and has not told it yet. */
  start(): VerifyMessage {
    return { verify: 'commit', commit: this.#commitmentOf(this.#role, this.#nonce) };
  }

  handle(message: VerifyMessage): VerifyStep {
    if (message.verify === 'commit' && !this.#commit) return this.#committed(message.commit);
    if (message.verify === 'reveal' && this.#commit && !this.#otherNonce)
      return this.#revealed(message.nonce);
    if (message.verify === 'proof' && this.#otherNonce) return { end: this.#proven(message.proofs) };
    return { end: 'broken' };
  }

  #committed(commit: Bytes): VerifyStep {
    this.#commit = commit;
    return { send: { verify: 'reveal', nonce: this.#nonce } };
  }

  #revealed(nonce: Bytes): VerifyStep {
    if (!this.#commit || !equal(this.#commit, this.#commitmentOf(this.#otherRole, nonce))) {
      return { end: 'mismatch' };
    }
    this.#otherNonce = nonce;
    return { send: { verify: 'proof', proofs: this.#proofs() } };
  }

  #proven(proofs: readonly Bytes[]): Verified {
    const text = this.#proofText(this.#otherRole);
    const shared = this.#options.credentials.filter(({ key }) =>
      proofs.some((proof) => macIs(key, text, proof)),
    );
    return { rooms: new Set(shared.map(({ room }) => room)), code: this.#code() };
  }

  #proofs(): Bytes[] {
    const { credentials, random } = this.#options;
    const text = this.#proofText(this.#role);
    const proofs = credentials.map(({ key }) => mac(key, text));
    const fill = FILL - (proofs.length % FILL);
    return [...proofs, ...Array.from({ length: fill }, () => random(MAC_BYTES))];
  }

  #commitmentOf(role: Role, nonce: Bytes): Bytes {
    return digest(concat(sized('commit', role, nonce), this.#context));
  }

  #proofText(role: Role): Bytes {
    return concat(sized('proof', role), this.#bothNonces(), this.#context);
  }

  #code(): string {
    const hash = digest(concat(sized('code'), this.#bothNonces(), this.#context));
    const number = hash.subarray(0, 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    return String(number % CODES).padStart(6, '0');
  }

  #bothNonces(): Bytes {
    const other = this.#otherNonce ?? utf8('');
    return this.#role === 'a' ? sized(this.#nonce, other) : sized(other, this.#nonce);
  }
}
