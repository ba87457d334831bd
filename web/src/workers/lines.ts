// The two workers of the transfer engine, as the page reaches them.
import type { SinkReply, SinkRequest } from './sink-messages.ts';
import type { SourceReply, SourceRequest } from './source-messages.ts';
import { WorkerLine } from './worker-line.ts';

export type SourceLine = WorkerLine<SourceRequest, SourceReply>;
export type SinkLine = WorkerLine<SinkRequest, SinkReply>;

export const sourceLine: SourceLine = new WorkerLine(
  () => new Worker(new URL('./source.worker.ts', import.meta.url), { type: 'module' }),
);

export const sinkLine: SinkLine = new WorkerLine(
  () => new Worker(new URL('./sink.worker.ts', import.meta.url), { type: 'module' }),
);
