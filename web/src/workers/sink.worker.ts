// The worker that verifies and writes what is received, to the private file system or, without one, to memory.
import { MemorySink } from './memory-sink.ts';
import { OpfsSink } from './opfs-sink.ts';
import { sha256 } from './sha256.ts';
import { SinkDesk } from './sink-desk.ts';
import type { Sink, SinkFile } from './sink.ts';
import type { SinkRequest } from './sink-messages.ts';
import { openSpool } from './spool.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const spool = openSpool();
let serial = 0;

async function makeSink(files: readonly SinkFile[]): Promise<Sink> {
  const folder = await spool;
  return folder ? new OpfsSink(folder, files, serial++) : new MemorySink(files);
}

const desk = new SinkDesk(sha256, makeSink);

scope.onmessage = async ({ data }: MessageEvent<SinkRequest>) => {
  const reply = await desk.handle(data);
  if (reply) scope.postMessage(reply);
};
