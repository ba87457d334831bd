// Pairing, rooms and details, as a person does them on the page of a client.
import { until } from './shell.mjs';

/** @typedef {import('./client.mjs').Client} Client */

/** Opens the dialog that shows a code. @param {Client} client @returns {Promise<{ digits: string, link: string }>} */
export async function showCode({ page }) {
  await page.getByTestId('header-pair').click();
  const digits = (await page.getByTestId('pair-code').innerText()).replace(/\s/g, '');
  const link = await page.getByTestId('dialog-pair').getByTestId('qr').getAttribute('data-text');
  if (!link) throw new Error('the code to scan carries no link');
  return { digits, link };
}

/** @param {Client} client @param {string} digits */
export async function typeCode({ page }, digits) {
  await page.getByTestId('header-pair').click();
  await page.getByTestId('pair-input').fill(digits);
}

/** @param {Client} client @param {string} state @param {string} [why] */
export async function pairingIs({ page }, state, why) {
  const mark = page.getByTestId('pair-state');
  await until(`pairing ${state}`, async () => (await mark.getAttribute('data-state')) === state);
  if (why !== undefined) await mark.locator(`[data-why="${why}"]`).waitFor();
}

/** @param {Client} client */
export async function closeDialog({ page }) {
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
}

/** By digits, from nothing to both sides paired and every dialog closed. @param {Client} one @param {Client} other */
export async function pair(one, other) {
  const { digits } = await showCode(one);
  await typeCode(other, digits);
  for (const client of [one, other]) {
    await pairingIs(client, 'done');
    await closeDialog(client);
  }
}

/** The device, shown as one that has proven itself. @param {Client} client @param {string} name */
export function provenPeer(client, name) {
  return client.page.locator('[data-testid="peer"][data-paired="true"]').filter({ hasText: name });
}

/** The rows of the settings. @param {Client} client */
export async function pairedRows({ page }) {
  await page.getByTestId('header-settings').click();
  return page.getByTestId('paired-device');
}
