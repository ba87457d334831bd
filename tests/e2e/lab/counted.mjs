// What ran of a client that counts its statements (`make coverage`): written down while its pages are open.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {import('playwright-core').BrowserContext} context @param {string} folder */
export async function writeDown(context, folder) {
  const file = join(folder, `${process.pid}.jsonl`);
  await context.exposeBinding('counted', (_, news) => appendFileSync(file, `${news}\n`));
  await context.addInitScript(() => {
    const { counted } = /** @type {{ counted: (news: string) => void }} */ (/** @type {unknown} */ (globalThis));
    new BroadcastChannel('counted').onmessage = ({ data }) => counted(data);
  });
}
