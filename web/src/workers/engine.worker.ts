// The worker in which transfers run: protocol, channels and books of every link, so that the page only draws.
import { DataPorts } from './data-ports.ts';
import { EngineLink } from './engine-link.ts';
import type { EngineReply, EngineRequest } from './engine-messages.ts';
import { sinkLine, sourceLine } from './lines.ts';
import './own-scripts.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const post = (reply: EngineReply, transfer: Transferable[] = []) => scope.postMessage(reply, transfer);
const links = new Map<string, EngineLink>();
const ports = new DataPorts(post);

function link(peer: string): EngineLink {
  const known = links.get(peer) ?? new EngineLink(peer, post, { source: sourceLine, sink: sinkLine });
  links.set(peer, known);
  return known;
}

scope.onmessage = ({ data }: MessageEvent<EngineRequest>) => {
  if (ports.handle(data)) return;
  if (data.do === 'attach') link(data.peer).attach(ports.take(data.connection), data);
  else if (data.do === 'stripe') link(data.peer).addStripe(ports.take(data.connection), data);
  else link(data.peer).handle(data);
};
