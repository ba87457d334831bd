// Run inside a host's namespace: devices that say hello and stay until standard input ends; prints a line when all are in.
// Usage: many-devices.mjs URL COUNT ADDRESS…; they come from these addresses of the host in turn.
import { once } from 'node:events';
import WebSocket from 'ws';

const [url = '', count = '1', ...addresses] = process.argv.slice(2);
const AT_ONCE = 20;
const HELLO = JSON.stringify({ type: 'hello', protocol: 1, device: { kind: 'phone' }, rtc: true });
const BYE = JSON.stringify({ type: 'bye' });

/** @param {number} number @returns {Promise<WebSocket>} */
async function join(number) {
  const localAddress = addresses[number % addresses.length] ?? '';
  // Whom to trust is another test's subject.
  const socket = new WebSocket(`${url}/signaling`, 'homedrop.v1', { rejectUnauthorized: false, localAddress });
  socket.on('open', () => socket.send(HELLO));
  await once(socket, 'message');
  return socket;
}

/** @param {WebSocket} socket */
async function leave(socket) {
  if (socket.readyState !== WebSocket.OPEN) throw new Error('a device was dropped');
  socket.send(BYE);
  await once(socket, 'close');
}

/** @type {WebSocket[]} */
const sockets = [];
while (sockets.length < Number(count)) {
  const numbers = Array.from({ length: Math.min(AT_ONCE, Number(count) - sockets.length) }, (_, i) => sockets.length + i);
  sockets.push(...(await Promise.all(numbers.map(join))));
}
console.log('all are in');
process.stdin.resume();
await once(process.stdin, 'end');
await Promise.all(sockets.map(leave));
