// A hostile box: on the way between two clients it puts a page of its own, which ends both connections and passes everything on.

/**
 * What the page in the middle does; runs in a browser. For each of the two it plays the other one, with its own certificate.
 * @typedef {{ to: string, from: string, payload: any }} Signal
 */

/** Runs in the page in the middle. */
function standBetween() {
  const sides = new Map();
  const other = (/** @type {string} */ id) => [...sides.keys()].find((key) => key !== id);
  /** Announces a signal to the outside. */
  const send = (/** @type {string} */ to, /** @type {object} */ payload) => Reflect.get(globalThis, 'deliver')({ to, payload });

  /** The connection that faces one of the two. @param {string} id */
  function facing(id) {
    const known = sides.get(id);
    if (known) return known;
    const rtc = new RTCPeerConnection();
    /** @type {any} */
    const side = { rtc, conn: `middle-${id}`, remote: undefined, channels: {}, waiting: [] };
    sides.set(id, side);
    for (const label of ['control', 'data']) {
      const number = label === 'control' ? 0 : 1;
      const channel = rtc.createDataChannel(label, { negotiated: true, id: number, ordered: number === 0 });
      side.channels[label] = channel;
      channel.binaryType = 'arraybuffer';
      channel.onmessage = ({ data }) => pass(id, label, data);
      channel.onopen = () => flush(id);
    }
    rtc.onicecandidate = ({ candidate }) => candidate && say(id, { candidate: candidate.toJSON() });
    return side;
  }

  /** @param {string} id @param {object} body */
  function say(id, body) {
    const { conn, remote } = facing(id);
    send(id, { from: conn, ...(remote ? { to: remote } : {}), ...body });
  }

  /** @param {string} from @param {string} label @param {unknown} data */
  function pass(from, label, data) {
    const to = other(from);
    Reflect.get(globalThis, 'overheard')(`${label}: ${typeof data === 'string' ? data.slice(0, 40) : 'bytes'}`);
    facing(to).waiting.push([label, data]);
    flush(to);
  }

  /** @param {string} id */
  function flush(id) {
    const { channels, waiting } = facing(id);
    while (waiting.length > 0 && channels[waiting[0][0]].readyState === 'open') {
      const [label, data] = waiting.shift();
      channels[label].send(data);
    }
  }

  /** A signal that one of the two sent to the other. @param {{ from: string, to: string, payload: any }} signal */
  async function intercepted({ from, to, payload }) {
    const [side, far] = [facing(from), facing(to)];
    side.remote = payload.from;
    if (payload.description?.type === 'offer') {
      await side.rtc.setRemoteDescription(payload.description);
      await side.rtc.setLocalDescription();
      say(from, { description: side.rtc.localDescription.toJSON() });
      await far.rtc.setLocalDescription();
      say(to, { description: far.rtc.localDescription.toJSON() });
    } else if (payload.description) await side.rtc.setRemoteDescription(payload.description);
    if (payload.candidate) await side.rtc.addIceCandidate(payload.candidate);
  }

  let turn = Promise.resolve();
  Object.assign(globalThis, {
    /** @param {Signal} signal */
    intercept: (signal) => (turn = turn.then(() => intercepted(signal)).catch((error) => console.error(String(error)))),
  });
}

export class ManInTheMiddle {
  /** What passed through his hands. @type {string[]} */
  overheard = [];
  #on = false;
  /** How each client can be spoken to. @type {Map<string, (message: object) => void>} */
  #ears = new Map();

  /** @param {import('playwright-core').Page} page a page of his own, on a host that reaches both */
  constructor(page) {
    this.page = page;
  }

  /** @param {string} url any page of the box's origin */
  async settle(url) {
    await this.page.exposeFunction('overheard', (/** @type {string} */ what) => void this.overheard.push(what));
    await this.page.exposeFunction('deliver', (/** @type {{ to: string, payload: object }} */ signal) => this.#deliver(signal));
    await this.page.goto(url);
    await this.page.evaluate(standBetween);
  }

  /** Before the client opens: its socket goes through him. @param {import('./client.mjs').Client} client */
  async listen({ page }) {
    await page.routeWebSocket(/\/signaling$/, (socket) => {
      const box = socket.connectToServer();
      let self = '';
      box.onMessage((text) => {
        const message = JSON.parse(String(text));
        if (message.type === 'welcome') {
          self = message.peerId;
          this.#ears.set(self, (said) => socket.send(JSON.stringify(said)));
        }
        socket.send(text);
      });
      socket.onMessage((text) => {
        const message = JSON.parse(String(text));
        const connecting = message.payload?.description ?? message.payload?.candidate;
        if (this.#on && message.type === 'signal' && connecting) {
          void this.page.evaluate((signal) => Reflect.get(globalThis, 'intercept')(signal), {
            from: self,
            to: message.to,
            payload: message.payload,
          });
        } else box.send(text);
      });
    });
  }

  begin() {
    this.#on = true;
  }

  /** @param {{ to: string, payload: object }} signal */
  #deliver({ to, payload }) {
    const [from] = [...this.#ears.keys()].filter((id) => id !== to);
    this.#ears.get(to)?.({ type: 'signal', from, payload });
  }
}
