// The same bytes through the client: from the tap on "accept" until both sides call the transfer done, verified and written.

/**
 * @param {import('../../tests/e2e/lab/stage.mjs').Stage} stage
 * @param {import('../../tests/e2e/lab/client.mjs').Client} sender
 * @param {import('../../tests/e2e/lab/client.mjs').Client} receiver
 * @param {{ path: string, total: number }} file
 * @returns {Promise<number>} bytes a second
 */
export async function clientRate(stage, sender, receiver, { path, total }) {
  await Promise.all([sender.open(stage.box.url), receiver.open(stage.box.url)]);
  const to = await receiver.name();
  await sender.peer(to).waitFor();
  await sender.sendFiles(to, path);
  await receiver.requests.first().waitFor();
  const done = Promise.all([sender.page.evaluate(whenDone), receiver.page.evaluate(whenDone)]);
  const start = performance.now();
  await receiver.answer('accept');
  await done;
  const ms = performance.now() - start;
  await receiver.received(1);
  return (total / ms) * 1000;
}

/** Runs in the page; looking is cheaper there than from outside. */
function whenDone() {
  return new Promise((resolve, reject) => {
    const look = setInterval(() => {
      const state = document.querySelector('[data-testid="transfer"]')?.getAttribute('data-state') ?? '';
      if (state === 'done') resolve(undefined);
      else if (['failed', 'cancelled'].includes(state)) reject(new Error(`the transfer ${state}`));
      else return;
      clearInterval(look);
    }, 20);
  });
}
