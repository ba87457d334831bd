// A first visit to a room in which nobody is: what it may cost.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { firstLoad } from './lab/first-load.mjs';
import { Stage, scenes } from './lab/stage.mjs';

/** Bytes as sent: page, script, style, icons, manifest, the code to scan, what the box says of itself. */
const MOST = 60_000;

/** @type {Stage} */
let stage;
const scene = scenes(() => stage);

before(async () => {
  stage = new Stage();
  await stage.box.start();
});
after(() => stage.end());

scene('the first load is within its budget, and brings nothing that is for later', async () => {
  const visitor = await stage.client();
  const parts = await firstLoad(visitor, stage.box.url);
  const paths = parts.map(({ path }) => path);
  for (const expected of [/^\/$/, /page-.*\.js$/, /page-.*\.css$/, /\/config$/, /\/qr\.svg$/]) {
    assert.ok(
      paths.some((path) => expected.test(path)),
      `${expected} is not among ${paths}`,
    );
  }
  const later = /Dialogs|Tray|Request|pairing|peer-manager|worker-|catalogues|\/en-|archive|Diagnosis/;
  assert.deepEqual(
    paths.filter((path) => later.test(path) && !path.includes('service-worker')),
    [],
  );
  const sum = parts.reduce((bytes, part) => bytes + part.bytes, 0);
  assert.ok(sum <= MOST, `${sum} bytes: ${JSON.stringify(parts)}`);
});
