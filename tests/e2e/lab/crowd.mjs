// Devices that are there and say nothing: bare signalling sockets, opened from a page of the box's own origin.

const KINDS = ['phone', 'laptop', 'tablet', 'desktop', 'tv', 'headless'];
const NAMES = [
  'Amber',
  'Großmutters Wohnzimmerfernseher',
  'هاتف ليلى الجديد',
  'Work laptop',
  'Kitchen',
  'Zoë’s tablet',
  'NAS',
  'Sofa',
];

/**
 * They stay until `sendAway`.
 * @param {import('playwright-core').Page} page
 * @param {number} count
 * @param {string[]} [names]
 * @param {string[]} [kinds]
 */
export async function addDevices(page, count, names = NAMES, kinds = KINDS) {
  const devices = Array.from({ length: count }, (_, i) => ({
    kind: kinds[i % kinds.length],
    name: i < names.length ? names[i] : `${names[i % names.length]?.slice(0, 190)} ${i}`, // 200 characters are the most
  }));
  await page.evaluate(async (list) => {
    /** @type {WebSocket[]} */
    const crowd = [];
    Object.assign(globalThis, { crowd });
    await Promise.all(
      list.map((device) => {
        const socket = new WebSocket(`wss://${location.host}/signaling`, 'homedrop.v1');
        crowd.push(socket);
        socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', protocol: 1, device, rtc: true }));
        return new Promise((resolve, reject) => {
          socket.onmessage = resolve;
          socket.onclose = ({ code }) => reject(new Error(`the box does not want ${device.name}: ${code}`));
        });
      }),
    );
  }, devices);
}

/**
 * They say goodbye, so that the box does not show them as away.
 * @param {import('playwright-core').Page} page
 */
export async function sendAway(page) {
  await page.evaluate(() => {
    const crowd = /** @type {WebSocket[]} */ (Reflect.get(globalThis, 'crowd'));
    return Promise.all(
      crowd.splice(0).map((socket) => {
        socket.send(JSON.stringify({ type: 'bye' }));
        return new Promise((resolve) => (socket.onclose = resolve));
      }),
    );
  });
}
