// Measures the installed daemon while nothing happens. Usage: node tests/install/idle.mjs [SECONDS], ten minutes if not said;
// RELEASE=bookworm or trixie.
import { makeLan } from '../e2e/lab/lan.mjs';
import { measureIdleness } from './lab/idleness.mjs';
import { packages } from './lab/packages.mjs';
import { rootFileSystem, System } from './lab/system.mjs';
import { setTimeout as pause } from 'node:timers/promises';

const seconds = Number(process.argv[2] ?? 600);
const { current } = packages();
const lan = makeLan({ clients: 1 });
const box = new System(lan.box, rootFileSystem(process.env.RELEASE === 'trixie' ? 'trixie' : 'bookworm'), current.folder);
await box.boot();
await box.run('apt-get', 'install', '-y', `/packages/${current.file}`);
// Announcing the name takes its time.
await pause(10_000);
console.log(JSON.stringify(await measureIdleness(box, seconds)));
process.exit(0);
