// What a first visit costs: every answer that the page asks for until it knows who it is and asks for nothing more.

/** Nothing more is asked for when this long nothing was; milliseconds. */
const QUIET = 1_000;

/**
 * @typedef {{ path: string, bytes: number }} Part the body as it was sent, still compressed
 * @param {import('./client.mjs').Client} client on a profile that has never been here
 * @param {string} url
 * @returns {Promise<Part[]>} without what the service worker keeps for later, behind the page's back
 */
export async function firstLoad({ page }, url) {
  /** @type {Promise<Part>[]} */
  const parts = [];
  let last = Date.now();
  /** @param {import('playwright-core').Request} request */
  const finished = (request) => {
    last = Date.now();
    parts.push(request.sizes().then(({ responseBodySize: bytes }) => ({ path: new URL(request.url()).pathname, bytes })));
  };
  page.on('requestfinished', finished);
  await page.goto(url);
  await page.getByTestId('self-name').waitFor();
  while (Date.now() - last < QUIET) await new Promise((resolve) => setTimeout(resolve, QUIET / 10));
  page.off('requestfinished', finished);
  return Promise.all(parts);
}
