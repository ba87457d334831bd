// What a screen reader is told: the browser's own accessibility tree as lines, and what live regions said.

/** Roles that only group or repeat what is in them. */
const SILENT = new Set([
  'none',
  'generic',
  'InlineTextBox',
  'StaticText',
  'RootWebArea',
  'LineBreak',
  'ListMarker',
  'paragraph',
  'superscript',
]);

/**
 * What can be reached now, in reading order: `role “name”`, and `…, focused`. Behind a modal dialog nothing is.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>}
 */
export async function readScreen(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  /** @type {string[]} */
  const lines = [];
  const visit = (/** @type {typeof nodes[number] | undefined} */ node) => {
    if (!node) return;
    const role = String(node.role?.value ?? '');
    if (!node.ignored && !SILENT.has(role)) lines.push(said(node, role));
    for (const child of node.childIds ?? []) visit(byId.get(child));
  };
  visit(nodes.find(({ parentId }) => parentId === undefined));
  return lines;
}

/** @param {any} node @param {string} role */
function said(node, role) {
  const focused = node.properties?.some((/** @type {any} */ { name, value }) => name === 'focused' && value.value === true);
  // Names carry isolates around what may run in another direction; a person does not hear them.
  const name = String(node.name?.value ?? '').replace(/[\u2066-\u2069]/g, '');
  return `${role} “${name}”${focused ? ', focused' : ''}`;
}

/**
 * From now on keeps every sentence that appears in a live region.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<() => Promise<string[]>>} gives them
 */
export async function listenToLiveRegions(page) {
  await page.evaluate(() => {
    /** @type {string[]} */
    const heard = [];
    /** @type {WeakMap<Element, string>} */
    const before = new WeakMap();
    const look = () => {
      for (const region of document.querySelectorAll('[role="status"], [role="alert"], [role="log"], [aria-live]')) {
        const text = (region.textContent ?? '').trim();
        if (text !== '' && text !== before.get(region)) heard.push(text.replace(/[\u2066-\u2069]/g, ''));
        before.set(region, text);
      }
    };
    look();
    heard.length = 0;
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
    Object.assign(globalThis, { heard });
  });
  return () => page.evaluate(() => Reflect.get(globalThis, 'heard'));
}
