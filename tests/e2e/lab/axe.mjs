// What axe finds on a page, by the rules of WCAG 2.2 A and AA; its source goes in beside the page's own policy.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>} one line each; none when all is well
 */
export async function axeFindings(page) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(SOURCE);
  return page.evaluate(async (tags) => {
    const { violations } = await Reflect.get(globalThis, 'axe').run({ runOnly: tags, resultTypes: ['violations'] });
    return violations.flatMap((/** @type {any} */ { id, nodes }) =>
      nodes.map((/** @type {any} */ node) => `${id}: ${node.target} ${node.any[0]?.message ?? node.failureSummary}`),
    );
  }, TAGS);
}
