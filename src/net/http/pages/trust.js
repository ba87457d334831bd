// Looks whether this browser trusts the box, and says so.
const { https } = document.currentScript.dataset;
const state = document.getElementById('state');
const again = document.getElementById('again');
// The only script that may be started from here, by Trusted Types.
globalThis.trustedTypes?.createPolicy('default', {
  createScriptURL: (address) => (address === 'trust-worker.js' ? address : null),
});

/** Over plain HTTP: whether an HTTPS connection comes about. */
async function reachable() {
  await fetch(new URL('healthz', https), { mode: 'no-cors', cache: 'no-store', credentials: 'omit' });
}

/** Over HTTPS the visitor may only have clicked the warning away: then no service worker is let in. */
async function admitted() {
  const registration = await navigator.serviceWorker.register('trust-worker.js', { scope: 'trust-worker/' });
  await registration.unregister();
}

async function look() {
  let trusted = true;
  try {
    await (location.protocol === 'https:' ? admitted() : reachable());
  } catch {
    trusted = false;
  }
  state.dataset.state = trusted ? 'trusted' : 'untrusted';
  state.textContent = trusted
    ? '✓ This browser trusts the box.'
    : 'This browser does not trust the box yet. Follow the steps below; some browsers have to be restarted afterwards.';
  again.hidden = trusted;
}

again.addEventListener('click', look);
// Back from the system's settings.
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look());
look();
