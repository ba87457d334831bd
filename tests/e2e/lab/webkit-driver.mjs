// Run inside a host's namespace: starts a screen and WebKit on it, and does there what comes in, one line of JSON each.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const PORT = 4444;
const BROWSER = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;
const [program = ''] = process.argv.slice(2);

const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
  stdio: ['ignore', 'pipe', 'ignore'],
});
const display = await new Promise((resolve) => screen.stdout.once('data', (text) => resolve(String(text).trim())));
const env = { ...process.env, DISPLAY: `:${display}`, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1', LIBGL_ALWAYS_SOFTWARE: '1' };
const driver = spawn(program, [`--port=${PORT}`], { env, stdio: ['ignore', 'ignore', 'inherit'] });
const session = await begin();

/** @returns {Promise<string>} */
async function begin() {
  const options = { binary: BROWSER, args: ['--automation'] };
  // Trust is proven in other browsers: this one has no store of its own for authorities.
  const capabilities = { alwaysMatch: { acceptInsecureCerts: true, 'webkitgtk:browserOptions': options } };
  for (let tries = 0; ; tries++) {
    try {
      return (await ask('POST', '/session', { capabilities })).sessionId;
    } catch (error) {
      if (tries > 50) throw error;
      await pause(100);
    }
  }
}

/** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
async function ask(method, path, body) {
  const init = body ? { method, body: JSON.stringify(body) } : { method };
  const { value } = await (await fetch(`http://127.0.0.1:${PORT}${path}`, init)).json();
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** @param {any} message @returns {Promise<unknown>} */
async function obey({ open, size, evaluate, argument, screenshot, stop }) {
  const at = `/session/${session}`;
  if (open) return ask('POST', `${at}/url`, { url: open });
  if (size) return ask('POST', `${at}/window/rect`, size);
  if (screenshot) return writeFileSync(screenshot, Buffer.from(await ask('GET', `${at}/screenshot`), 'base64'));
  if (evaluate) {
    const script = `const end = arguments[arguments.length - 1];
      Promise.resolve((${evaluate})(arguments[0])).then((value) => end({ value }), (error) => end({ error: String(error) }));`;
    const { value, error } = await ask('POST', `${at}/execute/async`, { script, args: [argument ?? null] });
    if (error !== undefined) throw new Error(error);
    return value;
  }
  if (stop) {
    await ask('DELETE', at).catch(() => {});
    driver.kill();
    screen.kill();
  }
  return null;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, ...message } = JSON.parse(line);
  try {
    const value = await obey(message);
    process.stdout.write(`${JSON.stringify({ id, value: value ?? null })}\n`);
    if (message.stop) process.exit();
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ id, error: String(error) })}\n`);
  }
}
