// The worker that reads files for sending, so that neither disk nor digest is ever on the page's thread.
import { sha256 } from './sha256.ts';
import { Source } from './source.ts';
import type { SourceRequest } from './source-messages.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const source = new Source(sha256);

scope.onmessage = async ({ data }: MessageEvent<SourceRequest>) => {
  const reply = await source.handle(data);
  if (!reply) return;
  scope.postMessage(reply, reply.is === 'failed' ? [] : [...reply.result.frames]);
};
