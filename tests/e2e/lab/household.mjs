// Run inside a host's namespace: one day of its devices, from coming home to sleep; prints what happened as JSON.
// They are signalling sockets of the real protocol; what makes them the same tomorrow is kept in a file.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import WebSocket from 'ws';

const [url = '', file = '', countText = '4', newPairsText = '0'] = process.argv.slice(2);
const COUNT = Number(countText);
const NEW_PAIRS = Number(newPairsText);
const AT_ONCE = 25;
const PATIENCE_MS = 15_000;

/** @typedef {{ type: string, [key: string]: any }} Message */
/** @typedef {{ tokens: string[], ids: string[], keys: string[] }} Kept `keys`: of devices 0 and 1, of 2 and 3, and so on */

/** @type {Kept} */
const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { tokens: [], ids: [], keys: [] };
const happened = { joined: 0, resumed: 0, strangers: 0, paired: 0, signals: 0, errors: /** @type {string[]} */ ([]) };

class Device {
  /** @type {Message[]} */
  heard = [];
  /** @type {(() => void)[]} */
  #waiting = [];
  id = '';
  token = '';

  /** @param {WebSocket} socket */
  constructor(socket) {
    this.socket = socket;
    socket.on('message', (data) => this.#hear(JSON.parse(String(data))));
    socket.on('error', (error) => happened.errors.push(String(error)));
  }

  /** @param {number} number @returns {Promise<Device>} */
  static async join(number) {
    // Whom to trust is another test's subject, and this box lives in another year than its visitors.
    const device = new Device(new WebSocket(`${url}/signaling`, 'homedrop.v1', { rejectUnauthorized: false }));
    await new Promise((resolve, reject) => device.socket.once('open', resolve).once('error', reject));
    const resume = kept.tokens[number];
    device.say({ type: 'hello', protocol: 1, device: { kind: 'phone' }, rtc: true, ...(resume && { resume }) });
    const { peerId, resume: token } = await device.next('welcome');
    device.id = peerId;
    device.token = token;
    happened.joined++;
    if (resume && kept.ids[number] === peerId) happened.resumed++;
    else if (resume) happened.strangers++;
    kept.tokens[number] = token;
    kept.ids[number] = peerId;
    return device;
  }

  /** @param {Message} message */
  say(message) {
    this.socket.send(JSON.stringify(message));
  }

  /** @param {Message} message */
  #hear(message) {
    if (message.type === 'error') happened.errors.push(JSON.stringify(message));
    // Who comes and goes is told to everybody, and would fill the memory of this side.
    if (!message.type.startsWith('peer-')) this.heard.push(message);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /**
   * The next message of a type; earlier ones of other types stay.
   * @param {string} type @param {(message: Message) => boolean} [fits]
   * @returns {Promise<Message>}
   */
  async next(type, fits = () => true) {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const at = this.heard.findIndex((message) => message.type === type && fits(message));
      const [found] = at < 0 ? [] : this.heard.splice(at, 1);
      if (found) return found;
      if (performance.now() > end) throw new Error(`no ${type} within ${PATIENCE_MS} ms`);
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, 1000, undefined);
        this.#waiting.push(() => (clearTimeout(timer), resolve(undefined)));
      });
    }
  }

  /** @returns {Promise<void>} */
  gone() {
    return new Promise((resolve) => this.socket.once('close', () => resolve()));
  }
}

/** Some at a time. @template T @param {number[]} numbers @param {(number: number) => Promise<T>} each @returns {Promise<T[]>} */
async function all(numbers, each) {
  const done = [];
  for (let at = 0; at < numbers.length; at += AT_ONCE)
    done.push(...(await Promise.all(numbers.slice(at, at + AT_ONCE).map(each))));
  return done;
}

/** Two that have not met give each other the key by which they find each other from now on. @param {Device} one @param {Device} other */
async function pair(one, other) {
  one.say({ type: 'pair-open' });
  const { slot } = await one.next('pair-opened');
  other.say({ type: 'pair-join', slot });
  await other.next('room', ({ room }) => room.kind === 'pair');
  one.say({ type: 'signal', to: other.id, payload: { pairing: 1 } });
  await other.next('signal', ({ from }) => from === one.id);
  one.say({ type: 'pair-close' });
  kept.keys.push(randomBytes(32).toString('base64url'));
}

/** All that were paired on any day find each other by their keys. */
async function reunite() {
  const found = kept.keys.map(async (key, i) => {
    const [one, other] = /** @type {[Device, Device]} */ (devices.slice(2 * i, 2 * i + 2));
    for (const device of [one, other]) {
      device.say({ type: 'rooms-join', keys: [key] });
      await device.next('room', ({ room, peers }) => room.kind === 'paired' && (device === one || peers[0]?.peerId === one.id));
    }
    happened.paired++;
  });
  await Promise.all(found);
}

/** @param {Device} one @param {Device} other */
async function meetByCode(one, other) {
  one.say({ type: 'code-room-create' });
  const { code } = await one.next('code-room-created');
  other.say({ type: 'code-room-join', code });
  await other.next('room', ({ room }) => room.kind === 'code');
  for (const device of [one, other]) device.say({ type: 'code-room-leave' });
}

/** Each says something to its neighbour. @param {Device[]} devices */
async function talk(devices) {
  const next = (/** @type {number} */ i) => /** @type {Device} */ (devices[(i + 1) % devices.length]);
  devices.forEach((device, i) => device.say({ type: 'signal', to: next(i).id, payload: { description: 'x'.repeat(2000) } }));
  await Promise.all(devices.map((device, i) => next(i).next('signal', ({ from }) => from === device.id)));
  happened.signals += devices.length;
}

const numbers = Array.from({ length: COUNT }, (_, number) => number);
const devices = await all(numbers, Device.join);
const [one, two] = /** @type {[Device, Device]} */ (devices);
await meetByCode(one, two);
for (let number = 0; number < NEW_PAIRS && 2 * kept.keys.length < COUNT; number++) {
  const [opens, joins] = /** @type {[Device, Device]} */ (devices.slice(2 * kept.keys.length, 2 * kept.keys.length + 2));
  await pair(opens, joins);
}
await reunite();
one.say({ type: 'rename', name: 'The family’s phone' });
await talk(devices);
for (const device of devices.filter((_, i) => i % 3 === 0)) device.say({ type: 'presence', state: 'away' });
// Lids are closed: no goodbye. They come back as themselves.
const sleeping = numbers.filter((number) => number % 3 === 1);
for (const number of sleeping) devices[number]?.socket.terminate();
const back = await all(sleeping, Device.join);
sleeping.forEach((number, i) => (devices[number] = /** @type {Device} */ (back[i])));
await reunite();
await talk(devices);
const goodbye = devices.filter((_, i) => i % 2 === 0);
for (const device of goodbye) device.say({ type: 'bye' });
await Promise.all(goodbye.map((device) => device.gone()));
for (const device of devices) device.socket.terminate();
writeFileSync(file, JSON.stringify(kept));
process.stdout.write(JSON.stringify(happened));
