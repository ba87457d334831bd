// One ICE candidate, for people who ask what a connection is made of.

export interface IceEnd {
  /** host, srflx, prflx or relay. */
  readonly type: string;
  readonly protocol: string;
  /** A number, or a name under `.local` where the browser hides it. */
  readonly address: string;
  readonly port: number;
  /** How the relay is spoken to. */
  readonly by?: string;
}

/** The pair in use, and what both sides offered. */
export interface IceReport {
  readonly pair?: { readonly local: IceEnd; readonly remote: IceEnd; readonly roundTripMs?: number };
  readonly local: readonly IceEnd[];
  readonly remote: readonly IceEnd[];
}

/** In the words of the standard, which are the same in all languages. */
export function iceEndText({ type, protocol, address, port, by }: IceEnd): string {
  const at = address.includes(':') ? `[${address}]` : address;
  return `${type} ${protocol} ${at}:${port}${by === undefined ? '' : ` (${by})`}`;
}
