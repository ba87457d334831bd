// Run inside a host's namespace: ends with 0 as soon as the address given answers 200, with 1 after the limit in ms.
import http from 'node:http';

const [url, limit] = process.argv.slice(2);
setTimeout(() => process.exit(1), Number(limit)).unref();

function ask() {
  const request = http.get(url ?? '', (answer) => {
    answer.resume();
    if (answer.statusCode === 200) process.exit(0);
    else setTimeout(ask, 20);
  });
  request.on('error', () => setTimeout(ask, 20));
}
ask();
