// The worker that verifies and writes what is received, to where the person wants it or to what the browser has.
import type { SinkPlace } from '../proto/receiver-command.ts';
import type { Place } from '../proto/transfer/place.ts';
import { DownloadLine } from './download-line.ts';
import { FolderSink } from './folder-sink.ts';
import { keepTops, keptPlace, keptTops, type Tops } from './kept-places.ts';
import { MemorySink } from './memory-sink.ts';
import { OpfsSink } from './opfs-sink.ts';
import { PickedFile } from './picked-file.ts';
import { PickedFolder } from './picked-folder.ts';
import { sha256 } from './sha256.ts';
import { SinkDesk } from './sink-desk.ts';
import type { Sink, SinkFile } from './sink.ts';
import type { SinkRequest } from './sink-messages.ts';
import { openSpool } from './spool.ts';
import { StreamSink } from './stream-sink.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const spool = openSpool();

async function makeSink(files: readonly SinkFile[], place: SinkPlace, into: Place): Promise<Sink> {
  const { key, progress } = place;
  const at = await keptPlace(key, into);
  if (at.in === 'folder') {
    const keep = (tops: Tops) => keepTops(key, tops);
    return new FolderSink(new PickedFolder(at.folder, await keptTops(key), keep), files);
  }
  if (at.in === 'file') return new FolderSink(new PickedFile(at.file), files);
  if (at.in === 'stream') return new StreamSink(new DownloadLine(at.port), files);
  const opened = await spool;
  return opened ? new OpfsSink(await opened.folder(key), files, progress) : new MemorySink(files);
}

const desk = new SinkDesk(sha256, makeSink);

scope.onmessage = async ({ data }: MessageEvent<SinkRequest>) => {
  const reply = await desk.handle(data);
  if (reply) scope.postMessage(reply);
};
