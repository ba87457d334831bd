// One attempt at pairing, on either side: shares, confirmations, one secret; knows no box and no screen.
import { type Bytes, equal, type Random, sized } from '../bytes.ts';
import { derive, mac, macIs } from '../pair-keys.ts';
import { SECRET_BYTES } from '../pair-sizes.ts';
import type { Means, PairMessage } from './pair-message.ts';
import { randomScalar, scalarOf, Spake2, type Spake2Keys } from './spake2.ts';

export interface Parties {
  readonly slot: string;
  /** Peer ids, as the box told them. */
  readonly opener: string;
  readonly joiner: string;
}

/** How an attempt ends; `wrong-code` also when somebody in the middle tried one. */
export type PairEnd = { readonly secret: Bytes } | 'wrong-code' | 'broken';

export interface Step {
  readonly send?: PairMessage;
  readonly end?: PairEnd;
}

const NOTHING: Step = {};
const BROKEN: Step = { send: { pair: 'failed' }, end: 'broken' };
const WRONG: Step = { send: { pair: 'failed' }, end: 'wrong-code' };

/** The device that shows the code: is `A`, and answers. */
export class PairOpener {
  #keys: Spake2Keys | undefined;
  #ended = false;

  constructor(
    private readonly parties: Parties,
    /** What was shown: the digits, and the secret of the link. */
    private readonly codes: Readonly<Record<Means, Bytes>>,
    private readonly random: Random,
  ) {}

  handle(message: PairMessage): Step {
    if (this.#ended) return NOTHING;
    const step = this.#step(message);
    this.#ended = step.end !== undefined;
    return step;
  }

  #step(message: PairMessage): Step {
    if (message.pair === 'failed') return { end: 'wrong-code' };
    if (message.pair === 'share' && !this.#keys) return this.#reply(message.means, message.share);
    if (message.pair === 'confirm' && this.#keys) return this.#finish(this.#keys, message.confirm);
    return BROKEN;
  }

  #reply(means: Means, share: Bytes): Step {
    const spake = newSpake('A', this.parties, means, this.codes[means], this.random);
    this.#keys = spake.finish(share);
    if (!this.#keys) return BROKEN;
    return { send: { pair: 'reply', share: spake.share, confirm: this.#keys.confirmA } };
  }

  #finish(keys: Spake2Keys, confirm: Bytes): Step {
    if (!equal(confirm, keys.confirmB)) return WRONG;
    return { send: { pair: 'done', confirm: mac(keys.KcA, DONE) }, end: { secret: secretOf(keys) } };
  }
}

/** The device on which the code was typed or the link opened: is `B`, and speaks first. */
export class PairJoiner {
  readonly #spake: Spake2;
  readonly #means: Means;
  #keys: Spake2Keys | undefined;
  #ended = false;

  constructor(parties: Parties, means: Means, code: Bytes, random: Random) {
    this.#means = means;
    this.#spake = newSpake('B', parties, means, code, random);
  }

  start(): PairMessage {
    return { pair: 'share', means: this.#means, share: this.#spake.share };
  }

  handle(message: PairMessage): Step {
    if (this.#ended) return NOTHING;
    const step = this.#step(message);
    this.#ended = step.end !== undefined;
    return step;
  }

  #step(message: PairMessage): Step {
    if (message.pair === 'failed') return { end: 'wrong-code' };
    if (message.pair === 'reply' && !this.#keys) return this.#confirm(message.share, message.confirm);
    if (message.pair === 'done' && this.#keys) return this.#finish(this.#keys, message.confirm);
    return BROKEN;
  }

  #confirm(share: Bytes, confirm: Bytes): Step {
    const keys = this.#spake.finish(share);
    if (!keys) return BROKEN;
    if (!equal(confirm, keys.confirmA)) return WRONG;
    this.#keys = keys;
    return { send: { pair: 'confirm', confirm: keys.confirmB } };
  }

  #finish(keys: Spake2Keys, confirm: Bytes): Step {
    return macIs(keys.KcA, DONE, confirm) ? { end: { secret: secretOf(keys) } } : BROKEN;
  }
}

const DONE = sized('homedrop pair done 1');

function newSpake(side: 'A' | 'B', parties: Parties, means: Means, code: Bytes, random: Random): Spake2 {
  return new Spake2({
    side,
    idA: parties.opener,
    idB: parties.joiner,
    w: scalarOf(code, `homedrop pair ${means} 1`),
    scalar: randomScalar(random),
    aad: sized('homedrop pair 1', parties.slot, means),
  });
}

function secretOf(keys: Spake2Keys): Bytes {
  return derive(keys.Ke, 'homedrop pair secret 1', SECRET_BYTES);
}
