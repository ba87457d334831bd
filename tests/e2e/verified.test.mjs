// A box that swaps certificates is found out: paired devices warn and send nothing, others see different digits or nothing.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { ManInTheMiddle } from './lab/man-in-the-middle.mjs';
import { closeDialog, pair, provenPeer } from './lab/pairing.mjs';
import { until } from './lab/shell.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);
/** @type {import('./lab/client.mjs').Client} */
let one;
/** @type {import('./lab/client.mjs').Client} */
let other;
/** @type {ManInTheMiddle} */
let middle;

before(async () => {
  stage = new Stage({ clients: 3 });
  await stage.box.start();
  [one, other] = await Promise.all([stage.client(), stage.client()]);
  const third = await stage.client();
  middle = new ManInTheMiddle(third.page);
  await middle.settle(`${stage.box.url}/healthz`);
  for (const client of [one, other]) {
    await middle.listen(client);
    await client.open(stage.box.url);
  }
});
after(() => stage.end());

scene('two that are not paired see the same six digits', async () => {
  await one.sendText(await other.name(), 'hello');
  await other.texts.filter({ hasText: 'hello' }).waitFor();
  const codes = await Promise.all([codeOn(one, other), codeOn(other, one)]);
  assert.match(codes[0] ?? '', /^\d{3} \d{3}$/);
  assert.equal(codes[0], codes[1]);
});

scene('two that are paired prove it on their connection', async () => {
  await pair(one, other);
  await provenPeer(one, await other.name()).waitFor();
  await one.sendText(await other.name(), 'proven');
  await other.texts.filter({ hasText: 'proven' }).waitFor();
});

scene('certificates that were swapped are found out, and nothing is sent', async () => {
  await Promise.all([one.reload(), other.reload()]);
  await provenPeer(one, await other.name()).waitFor();
  middle.begin();
  await one.sendText(await other.name(), 'a secret');
  await Promise.all([one, other].map(({ page }) => page.getByTestId('intruder').waitFor()));
  assert.match(await one.page.getByTestId('intruder').innerText(), /sitting between/);
  await until('the middle was really in between', () => middle.overheard.length > 0);
  assert.deepEqual(
    middle.overheard.filter((line) => !line.includes('"verify"')),
    [],
  );
  assert.equal(await other.texts.filter({ hasText: 'a secret' }).count(), 0);
});

/** @param {import('./lab/client.mjs').Client} client @param {import('./lab/client.mjs').Client} about */
async function codeOn(client, about) {
  await client
    .peer(await about.name())
    .getByTestId('more')
    .click();
  const code = await client.page.getByTestId('device-code').innerText();
  await closeDialog(client);
  return code;
}
