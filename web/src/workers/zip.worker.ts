// The worker that makes an archive of received files; it lives for one archive.
import { makeZip } from './zip.ts';
import type { ZipReply, ZipSource } from './zip-messages.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const reply = (message: ZipReply) => scope.postMessage(message);

scope.onmessage = async ({ data }: MessageEvent<readonly ZipSource[]>) => {
  let bytes = 0;
  try {
    const zip = await makeZip(data, (more) => reply({ bytes: (bytes += more) }));
    reply({ zip });
  } catch (error) {
    reply({ failed: error instanceof Error || error instanceof DOMException ? error.name : 'Error' });
  }
};
