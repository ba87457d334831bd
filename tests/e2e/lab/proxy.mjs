// A reverse proxy on plain HTTP: proxy.mjs PORT BACKEND-PORT strip|silent|pass; what it gets wrong its last word says.
import { createServer, request } from 'node:http';
import { connect } from 'node:net';

const [port, backend] = [Number(process.argv[2]), Number(process.argv[3])];
const manner = process.argv[4];

/** @param {import('node:http').IncomingMessage} asked */
function headers(asked) {
  const headers = { ...asked.headers };
  // A proxy of the old school knows nothing of upgrades.
  if (manner === 'strip') for (const name of ['upgrade', 'connection']) delete headers[name];
  if (manner === 'pass') headers['x-forwarded-for'] = asked.socket.remoteAddress?.replace('::ffff:', '');
  return headers;
}

const server = createServer((asked, answer) => {
  const onward = request(
    { host: '127.0.0.1', port: backend, path: asked.url, method: asked.method, headers: headers(asked) },
    (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    },
  );
  onward.on('error', () => answer.writeHead(502).end());
  asked.pipe(onward);
});

if (manner !== 'strip')
  server.on('upgrade', (asked, socket) => {
    const onward = connect({ host: '127.0.0.1', port: backend }, () => {
      const lines = Object.entries(headers(asked)).map(([name, value]) => `${name}: ${value}`);
      onward.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });

server.listen(port, () => process.stdout.write('ready\n'));
