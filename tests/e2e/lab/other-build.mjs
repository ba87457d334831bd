// Stands before the box on the port of the box and passes everything on; told to, as a box with another build of the client.
// Usage: other-build.mjs PORT BACKEND-PORT CERTIFICATE KEY; each line on standard input is the version to tell from then on.
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:https';
import { createInterface } from 'node:readline';
import { connect } from 'node:tls';

const [port, backend, cert = '', key = ''] = process.argv.slice(2);
const to = { host: '127.0.0.1', port: Number(backend), rejectUnauthorized: false };
/** What a build is known by: the page and the service worker name it. */
const VERSION = /(?<=name="build" content="|version:`|version:")[\w-]{16}/;
const VERSIONED = /^\/(?:|index\.html|sw\.js)(?:\?|$)/;
let version = '';

const server = createServer({ cert: readFileSync(cert), key: readFileSync(key) }, (asked, answer) => {
  const changed = version !== '' && VERSIONED.test(asked.url ?? '');
  const headers = { ...asked.headers };
  if (changed) for (const name of ['accept-encoding', 'if-none-match']) delete headers[name];
  const onward = request({ ...to, path: asked.url, method: asked.method, headers }, async (got) => {
    if (!changed) {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      return got.pipe(answer);
    }
    const { etag: _etag, 'content-length': _length, ...rest } = got.headers;
    answer.writeHead(got.statusCode ?? 502, rest);
    return answer.end((await got.setEncoding('utf8').toArray()).join('').replace(VERSION, version));
  });
  onward.on('error', () => answer.writeHead(502).end());
  asked.pipe(onward);
});
server.on('upgrade', (asked, socket) => {
  const onward = connect(to, () => {
    const lines = Object.entries(asked.headers).map(([name, value]) => `${name}: ${value}`);
    onward.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    onward.pipe(socket).pipe(onward);
  });
  onward.on('error', () => socket.destroy());
  socket.on('error', () => onward.destroy());
});
createInterface({ input: process.stdin }).on('line', (line) => (version = line));
server.listen(Number(port), '::', () => process.stdout.write('ready\n'));
