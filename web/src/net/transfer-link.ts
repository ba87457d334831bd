// The transfers with one other device: joins the pure conversation to channels, workers and the clock; knows no screen.
import type { TransferEvents, TransferVerbs } from "../proto/transfer/api";

/** The two negotiated channels of one connection; `attach` takes them open or connecting. */
export interface TransferChannels {
  /** Id 0, ordered. */
  readonly control: RTCDataChannel;
  /** Id 1, unordered. */
  readonly data: RTCDataChannel;
  /** `pc.sctp.maxMessageSize`, read by the link when the channels are open. */
  maxMessageSize(): number;
}

/** Both sides call this with the same result on every new RTCPeerConnection, before the first description. */
export function openTransferChannels(connection: RTCPeerConnection): TransferChannels {
  const protocol = "homedrop-transfer.1";
  return {
    control: connection.createDataChannel("control", { negotiated: true, id: 0, protocol }),
    data: connection.createDataChannel("data", { negotiated: true, id: 1, ordered: false, protocol }),
    maxMessageSize: () => connection.sctp?.maxMessageSize ?? 65536,
  };
}

export declare class TransferLink implements TransferVerbs {
  constructor(peerId: string, events: TransferEvents);
  readonly peerId: string;
  readonly wantsConnection: boolean;
  /** Takes over a connection; one that was attached before is let go. */
  attach(channels: TransferChannels): void;
  /** The connection is gone; transfers wait for the next one. Done by itself when a channel closes. */
  detach(): void;
  /** The device is gone for good: everything unfinished fails as connection-lost. */
  close(): void;
  sendFiles: TransferVerbs["sendFiles"];
  sendText: TransferVerbs["sendText"];
  accept: TransferVerbs["accept"];
  decline: TransferVerbs["decline"];
  cancel: TransferVerbs["cancel"];
  pause: TransferVerbs["pause"];
  resume: TransferVerbs["resume"];
  retry: TransferVerbs["retry"];
  save: TransferVerbs["save"];
  received: TransferVerbs["received"];
  forget: TransferVerbs["forget"];
  snapshot: TransferVerbs["snapshot"];
}
