// The links on which transfers are measured, each a LAN of its own with the browsers that were started on it.
import { run } from '../../tests/e2e/lab/shell.mjs';
import { Stage } from '../../tests/e2e/lab/stage.mjs';
import { slowDown } from './slow-link.mjs';

/**
 * @typedef {object} Link
 * @property {string} name
 * @property {number[]} raw how many connections the bare channels are measured over
 * @property {{ mbit: number, delayMs: number, lossPercent: number }} [cable] one way; without it as fast as the machine goes
 * @property {'udp' | 'tcp'} [relay] the devices are kept apart, and reach the box by this alone
 * @property {string} goal
 */

/** @type {Link[]} */
export const LINKS = [
  { name: 'LAN', raw: [1], goal: '≥ 95 %' },
  { name: '1 Gbit/s, 2 ms', raw: [1, 2, 4], cable: { mbit: 1000, delayMs: 1, lossPercent: 0 }, goal: '≥ 95 %' },
  {
    name: '200 Mbit/s, 5 ms, 0.5 % loss',
    raw: [1, 2, 4, 8],
    cable: { mbit: 200, delayMs: 2.5, lossPercent: 0.5 },
    goal: '≥ 95 %',
  },
  { name: 'relay, TURN by UDP', raw: [1], relay: 'udp', goal: '≥ 90 %' },
  { name: 'relay, TURN by TCP', raw: [1], relay: 'tcp', goal: '≥ 90 %' },
];

/**
 * @param {Link} link
 * @returns {Promise<{ stage: Stage, one: import('../../tests/e2e/lab/client.mjs').Client, other: import('../../tests/e2e/lab/client.mjs').Client }>}
 */
export async function openLink({ cable, relay }) {
  const stage = new Stage();
  await stage.box.start();
  const [host] = stage.lan.clients;
  if (cable && host) await slowDown(stage.lan, host, cable);
  if (relay) keepApart(stage, relay);
  const [one, other] = await Promise.all([stage.client(), stage.client()]);
  for (const { page } of [one, other]) await page.addInitScript(noteConnections);
  return { stage, one, other };
}

/** @param {Stage} stage @param {'udp' | 'tcp'} by */
function keepApart({ lan }, by) {
  for (const { port } of lan.clients) run('bridge', '-n', lan.switchNetns, 'link', 'set', 'dev', port, 'isolated', 'on');
  if (by === 'udp') return;
  const rule =
    'add table bridge lab; add chain bridge lab forward { type filter hook forward priority 0; }; add rule bridge lab forward meta l4proto udp drop';
  run('ip', 'netns', 'exec', lan.switchNetns, 'nft', rule);
}

/**
 * What bare channels need to go the same way as the client did, for each side: credentials are a device's own.
 * @param {Link} link
 * @param {import('../../tests/e2e/lab/client.mjs').Client[]} clients that have had a connection
 * @returns {Promise<RTCConfiguration[] | undefined>}
 */
export async function sameWay({ relay }, clients) {
  if (!relay) return undefined;
  const servers = await Promise.all(clients.map(({ page }) => page.evaluate(relays, relay)));
  return servers.map((iceServers) => ({ iceServers, iceTransportPolicy: 'relay' }));
}

/* These run in the page. */

function noteConnections() {
  /** @type {RTCPeerConnection[]} */
  const noted = [];
  /** @type {RTCIceServer[][]} */
  const servers = [];
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(/** @type {RTCConfiguration | undefined} */ configuration) {
      super(configuration);
      noted.push(this);
      servers.push(configuration?.iceServers ?? []);
    }
    setConfiguration(/** @type {RTCConfiguration | undefined} */ configuration) {
      servers.push(configuration?.iceServers ?? []);
      super.setConfiguration(configuration);
    }
  };
  Object.assign(globalThis, { noted, servers });
}

function relays(/** @type {string} */ by) {
  /** @type {RTCIceServer[]} */
  const all = Reflect.get(globalThis, 'servers').flat();
  const wanted = all.flatMap((server) => {
    const urls = [server.urls]
      .flat()
      .filter((url) => url.startsWith('turn:') && url.includes('transport=tcp') === (by === 'tcp'));
    return urls.length > 0 ? [{ ...server, urls }] : [];
  });
  return wanted.slice(-1);
}
