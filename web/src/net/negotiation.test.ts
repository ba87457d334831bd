// Two fake connections joined by a queue of signals: who gives way in a glare, and what a lost message does.
import { expect, test } from 'vitest';
import { type Negotiable, Negotiation } from './negotiation.ts';
import type { SignalBody } from './peer-signal.ts';

/** The signalling states of an RTCPeerConnection (WebRTC, section 4.4.1.6), without any media or network. */
class FakeConnection implements Negotiable {
  signalingState: RTCSignalingState = 'stable';
  localDescription: RTCSessionDescription | null = null;
  remote = '';
  candidates = 0;
  onnegotiationneeded: Negotiable['onnegotiationneeded'] = null;
  onicecandidate: Negotiable['onicecandidate'] = null;
  #offers = 0;

  constructor(readonly name: string) {}

  async setLocalDescription() {
    const type = this.signalingState === 'have-remote-offer' ? 'answer' : 'offer';
    const sdp = `${type} of ${this.name} ${type === 'offer' ? ++this.#offers : `to ${this.remote}`}`;
    this.signalingState = type === 'offer' ? 'have-local-offer' : 'stable';
    this.localDescription = { type, sdp, toJSON: () => ({ type, sdp }) };
    return Promise.resolve();
  }

  async setRemoteDescription({ type, sdp = '' }: RTCSessionDescriptionInit) {
    await Promise.resolve(); // a browser takes its time, and is asked for its state meanwhile
    const fits = type === 'offer' || this.signalingState === 'have-local-offer';
    if (!fits) throw new Error(`${type} in ${this.signalingState}`);
    this.remote = sdp;
    this.signalingState = type === 'offer' ? 'have-remote-offer' : 'stable';
  }

  async addIceCandidate() {
    if (this.remote === '') return Promise.reject(new Error('no remote description'));
    this.candidates += 1;
    return Promise.resolve();
  }
}

class Side {
  readonly out: SignalBody[] = [];
  readonly faults: unknown[] = [];
  readonly connection: FakeConnection;
  readonly negotiation: Negotiation;

  constructor(name: string, polite: boolean) {
    this.connection = new FakeConnection(name);
    this.negotiation = new Negotiation(
      this.connection,
      polite,
      (body) => this.out.push(body),
      (error) => this.faults.push(error),
    );
  }

  async offer() {
    this.connection.onnegotiationneeded?.call(this.connection as never, new Event('negotiationneeded'));
    await settled();
  }

  async receive(body: SignalBody) {
    this.negotiation.receive(body);
    await settled();
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

async function exchange(a: Side, b: Side) {
  while (a.out.length + b.out.length > 0) {
    const [fromA, fromB] = [a.out.shift(), b.out.shift()];
    if (fromA) await b.receive(fromA);
    if (fromB) await a.receive(fromB);
  }
}

function pair() {
  return [new Side('polite', true), new Side('impolite', false)] as const;
}

test('either side may offer', async () => {
  for (const first of [0, 1]) {
    const sides = pair();
    await sides[first]!.offer();
    await exchange(...sides);
    expect(sides.map(({ connection }) => connection.signalingState)).toEqual(['stable', 'stable']);
  }
});

test('in a glare the polite side gives way', async () => {
  const [polite, impolite] = pair();
  await Promise.all([polite.offer(), impolite.offer()]);
  await exchange(polite, impolite);
  expect(polite.connection.remote).toBe('offer of impolite 1');
  expect(impolite.connection.remote).toBe('answer of polite to offer of impolite 1');
  expect([...polite.faults, ...impolite.faults]).toEqual([]);
});

test('candidates of an ignored offer are no fault, others are', async () => {
  const [polite, impolite] = pair();
  await Promise.all([polite.offer(), impolite.offer()]);
  await impolite.receive(polite.out[0]!);
  await impolite.receive({ candidate: { candidate: 'x' } });
  expect(impolite.faults).toEqual([]);
  await new Side('fresh', true).receive({ candidate: { candidate: 'x' } });
  const fresh = new Side('fresh', true);
  await fresh.receive({ candidate: { candidate: 'x' } });
  expect(fresh.faults).toHaveLength(1);
});

test('a candidate of an ignored offer that is refused only after the answer came is no fault', async () => {
  const impolite = new Side('impolite', false);
  await impolite.offer();
  await impolite.receive({ description: { type: 'offer', sdp: 'theirs' } });
  impolite.negotiation.receive({ candidate: { candidate: 'of theirs' } });
  impolite.negotiation.receive({ description: { type: 'answer', sdp: 'of another connection' } });
  await settled();
  expect(impolite.faults).toEqual([]);
});

test('an offer whose answer was lost is said again, and an answer that comes twice does no harm', async () => {
  const [polite, impolite] = pair();
  await polite.offer();
  await impolite.receive(polite.out.shift()!);
  impolite.out.shift(); // lost while the box restarts
  polite.negotiation.resend();
  await impolite.receive(polite.out.shift()!);
  const answer = impolite.out.shift()!;
  await polite.receive(answer);
  await polite.receive(answer);
  expect(polite.connection.signalingState).toBe('stable');
  expect(polite.faults).toEqual([]);
  polite.negotiation.resend();
  expect(polite.out).toEqual([]);
});

test('an answer that comes again while the first is being taken, or to the next offer, does no harm', async () => {
  const [, impolite] = pair();
  const described = (type: 'offer' | 'answer', ufrag: string) => ({ type, sdp: `a=ice-ufrag:${ufrag}\r\n` });
  const offer = async (ufrag: string) => {
    await impolite.offer();
    Object.assign(impolite.connection, { localDescription: described('offer', ufrag) });
  };
  await offer('first');
  impolite.negotiation.receive({ description: described('answer', 'mine') });
  impolite.negotiation.receive({ description: described('answer', 'mine') });
  await settled();
  expect(impolite.faults).toEqual([]);
  await offer('second');
  await impolite.receive({ description: described('answer', 'mine') });
  expect(impolite.connection.signalingState).toBe('have-local-offer');
  await impolite.receive({ description: described('answer', 'my new') });
  expect(impolite.connection.remote).toBe('a=ice-ufrag:my new\r\n');
  await offer('second');
  await impolite.receive({ description: described('answer', 'my new') });
  expect([impolite.connection.signalingState, impolite.faults]).toEqual(['stable', []]);
});

test('Firefox is asked to begin the handshake itself, other browsers are taken as they are', async () => {
  for (const [maker, setup] of [
    ['mozilla...THIS_IS_SDPARTA-99.0', 'active'],
    ['-', 'actpass'],
  ] as const) {
    const it = new Side('a', true);
    const offer = (role: string) => `v=0\r\no=${maker} 1 0 IN IP4 0.0.0.0\r\na=setup:${role}\r\n`;
    it.negotiation.receive({ description: { type: 'offer', sdp: offer('actpass') } });
    await settled();
    expect([it.connection.remote, it.connection.signalingState]).toEqual([offer(setup), 'stable']);
  }
});
