// A handle that nobody else holds lives until it has answered; one that is asked without this does not, as in Chromium.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { asked } from '../../src/workers/asked.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const turn = () => new Promise((next) => setTimeout(next, 1));

/** Answers only when the handle that was asked is still there after some collections, as browsers do. */
class Handle {
  readonly ballast = new Uint8Array(1000);

  open(): Promise<string> {
    return answer(new WeakRef(this));
  }
}

function answer(handle: WeakRef<Handle>): Promise<string> {
  return new Promise((resolve) => {
    void (async () => {
      for (let times = 0; times < 5; times++) {
        await turn();
        collect();
      }
      resolve(handle.deref() ? 'open' : 'forgotten');
    })();
  });
}

test('a handle is held until it has answered', async () => {
  expect(await new Handle().open()).toBe('forgotten');
  expect(await asked(new Handle(), (handle) => handle.open())).toBe('open');
});
