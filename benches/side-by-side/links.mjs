// The links on which transfers are measured, each a LAN of its own with the browsers that were started on it.
import { openBrowser } from '../../tests/e2e/lab/browser.mjs';
import { Client } from '../../tests/e2e/lab/client.mjs';
import { DrivenClient } from '../../tests/e2e/lab/driven-client.mjs';
import { Firefox } from '../../tests/e2e/lab/firefox.mjs';
import { run } from '../../tests/e2e/lab/shell.mjs';
import { Stage } from '../../tests/e2e/lab/stage.mjs';
import { EffortMeter } from './effort.mjs';
import { chromiumSide, firefoxSide } from './sides.mjs';
import { slowDown } from './slow-link.mjs';

/** @typedef {import('./sides.mjs').Side} Side */

/**
 * @typedef {object} Link
 * @property {string} name
 * @property {number[]} raw how many connections the bare channels are measured over
 * @property {number} [rawShare] of the bytes, where a single connection is slow; the rate does not depend on it
 * @property {{ mbit: number, delayMs: number, lossPercent: number }} [cable] one way; without it as fast as the machine goes
 * @property {'udp' | 'tcp'} [relay] the devices are kept apart, and reach the box by this alone
 * @property {readonly [Kind, Kind]} [browsers] from, to; Chromium both where not said
 * @property {number} [share] of the bytes, where a browser is slow
 * @property {string} goal
 */

/** @typedef {'chromium' | 'firefox'} Kind */

/** @typedef {{ url: string, stage: Stage, one: Side, other: Side, version: string, end: () => Promise<void> }} Opened */

/** By the name of their row. @type {Record<string, Link>} */
export const LINKS = {
  lan: { name: 'LAN', raw: [1], goal: '≥ 95 %' },
  'fast-ethernet': { name: '100 Mbit/s, 1 ms', raw: [1], cable: { mbit: 100, delayMs: 0.5, lossPercent: 0 }, goal: '≥ 95 %' },
  gigabit: { name: '1 Gbit/s, 2 ms', raw: [1, 2, 4], cable: { mbit: 1000, delayMs: 1, lossPercent: 0 }, goal: '≥ 95 %' },
  lossy: {
    name: '200 Mbit/s, 5 ms, 0.5 % loss',
    raw: [1, 2, 4, 8],
    rawShare: 1 / 8,
    cable: { mbit: 200, delayMs: 2.5, lossPercent: 0.5 },
    goal: '≥ 95 %',
  },
  'relay-udp': { name: 'relay, TURN by UDP', raw: [1], relay: 'udp', goal: '≥ 90 %' },
  'relay-tcp': { name: 'relay, TURN by TCP', raw: [1], relay: 'tcp', goal: '≥ 90 %' },
  ...Object.fromEntries(
    /** @type {const} */ ([
      ['firefox-chromium', 'Firefox to Chromium', ['firefox', 'chromium']],
      ['chromium-firefox', 'Chromium to Firefox', ['chromium', 'firefox']],
      ['firefox-firefox', 'Firefox to Firefox', ['firefox', 'firefox']],
    ]).map(([row, name, browsers]) => [row, { name, raw: [1], browsers, share: 1 / 4, goal: '≥ 90 %' }]),
  ),
};

/** @param {Pick<Link, 'cable' | 'relay' | 'browsers'>} link @returns {Promise<Opened>} */
export async function openLink({ cable, relay, browsers = ['chromium', 'chromium'] }) {
  const stage = new Stage();
  await stage.box.start();
  const [host] = stage.lan.clients;
  if (cable && host) await slowDown(stage.lan, host, cable);
  if (relay) keepApart(stage, relay);
  const [one, other] = await Promise.all([openSide(stage, 0, browsers[0]), openSide(stage, 1, browsers[1])]);
  const end = async () => {
    await Promise.all([one.end(), other.end()]);
    await stage.end();
  };
  return { url: stage.box.url, stage, one, other, version: `${one.version}, ${other.version}`, end };
}

/**
 * @param {Stage} stage @param {number} at @param {Kind} kind
 * @returns {Promise<Side & { version: string, end: () => Promise<void> }>}
 */
async function openSide(stage, at, kind) {
  const host = stage.lan.clients[at];
  if (!host) throw new Error('two hosts are needed');
  if (kind === 'firefox') {
    const firefox = new Firefox(host, stage.box.caFile);
    const side = firefoxSide(firefox, new DrivenClient(firefox));
    const agent = await firefox.evaluate(() => navigator.userAgent, null);
    return { ...side, version: agent.split(' ').at(-1)?.replace('/', ' ') ?? '', end: () => firefox.stop() };
  }
  const browser = await openBrowser(host, { caFile: stage.box.caFile });
  stage.browsers.push(browser);
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.addInitScript(noteConnections);
  const meter = new EffortMeter(browser, page);
  return {
    ...chromiumSide(new Client(page)),
    meter,
    version: `Chromium ${browser.context.browser()?.version() ?? ''}`.trim(),
    end: async () => undefined, // the stage's
  };
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
 * @param {Pick<Link, 'relay'>} link
 * @param {Opened} opened whose clients have had a connection
 * @returns {Promise<RTCConfiguration[]>}
 */
export async function sameWay({ relay }, { stage, one, other }) {
  if (!relay) return [{ iceServers: [{ urls: `stun:${stage.lan.box.ipv4}:3478` }] }];
  const servers = await Promise.all([one, other].map((side) => side.evaluate(relays, relay)));
  return servers.map((iceServers) => ({ iceServers, iceTransportPolicy: 'relay' }));
}

/* These run in the page. */

function noteConnections() {
  /** @type {RTCPeerConnection[]} */
  const noted = [];
  /** What each that was closed had done. @type {Map<RTCPeerConnection, Promise<RTCStatsReport>>} */
  const past = new Map();
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
    #closing = false;
    /** Some milliseconds later: a browser does not tell what a closed connection has done. */
    close() {
      if (!this.#closing)
        past.set(
          this,
          this.getStats().finally(() => super.close()),
        );
      this.#closing = true;
    }
  };
  Object.assign(globalThis, { noted, past, servers });
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
