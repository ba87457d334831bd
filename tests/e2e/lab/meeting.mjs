// Two clients that get connected by a text from one to the other, in browsers of any kind: by what path, and after how long.
import { until } from './shell.mjs';

/** Received texts stay over reloads: each is another one. */
let count = 0;
const nextText = () => `from afar, ${++count}`;

/** @typedef {{ path: string, ms: number, status: string }} Reached `ms`: until both have proven themselves */

/**
 * @param {string} url
 * @param {import('./client.mjs').Client} one
 * @param {import('./client.mjs').Client} other
 * @returns {Promise<Reached>}
 */
export async function chromiumToChromium(url, one, other) {
  await Promise.all([one.open(url), other.open(url)]);
  const to = await other.name();
  await one.peer(to).waitFor();
  const text = nextText();
  const reached = await one.page.evaluate(reach, { to, text });
  await other.texts.filter({ hasText: text }).waitFor();
  return reached;
}

/**
 * @param {string} url
 * @param {import('./client.mjs').Client} one
 * @param {import('./firefox.mjs').Firefox} firefox
 * @returns {Promise<Reached>}
 */
export async function chromiumToFirefox(url, one, firefox) {
  const { firefox: to } = await openBoth(url, one, firefox);
  return one.page.evaluate(reach, { to, text: nextText() });
}

/**
 * @param {string} url
 * @param {import('./client.mjs').Client} one
 * @param {import('./firefox.mjs').Firefox} firefox
 * @returns {Promise<Reached>}
 */
export async function firefoxToChromium(url, one, firefox) {
  const { chromium } = await openBoth(url, one, firefox);
  const text = nextText();
  const reached = await firefox.evaluate(reach, { to: chromium, text });
  await one.texts.filter({ hasText: text }).waitFor();
  return reached;
}

/**
 * Opens both afresh and waits until each sees the other; their names.
 * @param {string} url
 * @param {import('./client.mjs').Client} one
 * @param {import('./firefox.mjs').Firefox} firefox
 */
async function openBoth(url, one, firefox) {
  await Promise.all([firefox.open(url), one.open(url)]);
  const chromium = await one.name();
  await until('Firefox to see the other one', () => firefox.evaluate(sees, chromium));
  const own = await firefox.evaluate(() => document.querySelector('[data-testid="self-name"]')?.textContent?.trim(), null);
  await one.peer(String(own)).waitFor();
  return { chromium, firefox: String(own) };
}

/* The functions below run in the page. */

/** @param {string} name */
function sees(name) {
  return [...document.querySelectorAll('[data-testid="peer"]')].some((it) => it.textContent?.includes(name));
}

/** Sends a text, and tells by what path and after how long. @param {{ to: string, text: string }} wish */
async function reach({ to, text }) {
  const all = [...document.querySelectorAll('[data-testid="peer"]')];
  const peer = /** @type {HTMLElement | undefined} */ (all.find((it) => it.textContent?.includes(to)));
  if (!peer) throw new Error(`${to} is not in sight`);
  let asked = 0;
  const path = new Promise((resolve) => {
    const look = () => {
      const now = String(peer.dataset.path);
      if (now !== 'idle') asked ||= performance.now();
      if (['direct', 'relay', 'failed'].includes(now)) resolve(now);
    };
    new MutationObserver(look).observe(peer, { attributes: true, attributeFilter: ['data-path'] });
    look();
  });
  const mark = (/** @type {string} */ name) =>
    new Promise((resolve) => {
      const look = () => {
        const found = document.querySelector(`[data-testid="${name}"]`);
        if (found) resolve(found);
        else requestAnimationFrame(look);
      };
      look();
    });
  /** @type {HTMLElement | null} */ (peer.querySelector('[data-testid="send-text"]'))?.click();
  const field = await mark('text');
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  (await mark('text-send')).click();
  return { path: String(await path), ms: performance.now() - asked, status: peer.innerText };
}
