// What does not fit on a screen: what reaches beyond its edges, words that are cut off, targets too small for a finger.

/**
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>} one line each; none when all fits
 */
export function misfits(page) {
  return page.evaluate(findMisfits);
}

/** Runs in the page, in any browser. @returns {string[]} */
export function findMisfits() {
  const TOUCH = 44;
  const dialogs = document.querySelectorAll('dialog[open]');
  const root = dialogs[dialogs.length - 1] ?? document.body;
  const width = document.documentElement.clientWidth;
  const shown = (/** @type {Element} */ element) => element.checkVisibility({ visibilityProperty: true });
  const called = (/** @type {Element} */ element) =>
    `${element.tagName.toLowerCase()}.${element.getAttribute('data-testid') ?? element.className} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
  /** @type {string[]} */
  const found = [];
  for (const element of [document.documentElement, ...dialogs])
    if (element.scrollWidth > element.clientWidth + 1) found.push(`scrolls sideways: ${called(element)}`);
  for (const element of root.querySelectorAll('*')) {
    if (element.closest('.visually-hidden, svg, option') || !shown(element)) continue;
    const { left, right } = element.getBoundingClientRect();
    if (left < -1 || right > width + 1)
      found.push(`beyond the edge (${Math.round(left)} to ${Math.round(right)}): ${called(element)}`);
  }
  for (const element of root.querySelectorAll('button, select, label, summary')) {
    if (!shown(element) || element.matches('.visually-hidden')) continue;
    const { width, height } = element.getBoundingClientRect();
    if (height < TOUCH - 0.5 || width < TOUCH - 0.5)
      found.push(`too small (${Math.round(width)} × ${Math.round(height)}): ${called(element)}`);
    if (element.scrollWidth > element.clientWidth + 1 && element.matches('button, summary'))
      found.push(`cut off: ${called(element)}`);
  }
  return found;
}
