// A real Chromium on one host of the lab, with a home of its own in which the box's CA is trusted as a person would trust it.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { atEnd } from './cleanup.mjs';
import { writeDown } from './counted.mjs';
import { endProcesses } from './lan.mjs';
import { run } from './shell.mjs';

const PROGRAM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * @typedef {object} Browser
 * @property {import('playwright-core').BrowserContext} context
 * @property {import('./lan.mjs').Host} host
 * @property {string} home
 * @property {string[]} requests every address asked for, WebSockets included
 * @property {string[]} console
 */

/**
 * @param {import('./lan.mjs').Host} host
 * @param {{ caFile?: string, locale?: string }} [wish] without the CA's file the box is a stranger to this browser
 * @returns {Promise<Browser>}
 */
export async function openBrowser(host, { caFile, locale } = {}) {
  const home = mkdtempSync(join(tmpdir(), `homedrop-${host.name}-`));
  atEnd(() => {
    endProcesses(host.netns);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });
  if (caFile) trustAuthority(home, caFile);
  return openProfile(host, home, locale);
}

/**
 * A browser on a home that may have been used before: what it kept there is there again.
 * @param {import('./lan.mjs').Host} host
 * @param {string} home
 * @param {string} [locale]
 * @returns {Promise<Browser>}
 */
export async function openProfile(host, home, locale) {
  const context = await chromium.launchPersistentContext(join(home, 'profile'), {
    executablePath: wrapper(home, host),
    args: FLAGS,
    ...(locale === undefined ? {} : { locale }),
    env: { HOME: home, PATH: process.env.PATH ?? '', LANG: 'C.UTF-8' },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  context.setDefaultTimeout(60_000);
  if (process.env.COUNTED) await writeDown(context, process.env.COUNTED);
  /** @type {Browser} */
  const browser = { context, host, home, requests: [], console: [] };
  context.on('page', (page) => listen(browser, page));
  for (const page of context.pages()) listen(browser, page);
  return browser;
}

/** @param {Browser} browser @param {import('playwright-core').Page} page */
function listen(browser, page) {
  page.on('websocket', (socket) => browser.requests.push(socket.url()));
  page.on('request', (request) => browser.requests.push(request.url()));
  page.on('console', (message) => browser.console.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => browser.console.push(`uncaught: ${error.stack ?? error.message}`));
}

/** @param {string} home @param {string} caFile */
function trustAuthority(home, caFile) {
  const store = join(home, '.pki/nssdb');
  mkdirSync(store, { recursive: true });
  run('certutil', '-d', `sql:${store}`, '-N', '--empty-password');
  run('certutil', '-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', 'homedrop', '-i', caFile);
}

/**
 * Playwright speaks to the browser through a pipe, which reaches across namespaces.
 * @param {string} home
 * @param {import('./lan.mjs').Host} host
 */
function wrapper(home, host) {
  const path = join(home, 'chromium');
  writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${host.netns} ${PROGRAM} "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}
