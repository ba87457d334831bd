// Asks the box for its configuration: its name, and the addresses it can be opened under.
import { flag, list, record, text } from '../proto/read-json.ts';

export interface BoxConfig {
  readonly name: string;
  /** Addresses of the box for other devices, best first, where it tells them. */
  readonly addresses?: string[];
  /** `stun:` URLs. */
  readonly stun?: string[];
  /** The same with another port, where the box has one. */
  readonly stunAlternate?: string[];
  /** What this box offers; nothing, where it does not say. */
  readonly features?: BoxFeatures;
}

export interface BoxFeatures {
  readonly pairing?: boolean;
  readonly codeRooms?: boolean;
}

const features = record<BoxFeatures>({}, { pairing: flag, codeRooms: flag });
const boxConfig = record<BoxConfig>(
  { name: text(256) },
  { addresses: list(text(256), 32), stun: list(text(256), 8), stunAlternate: list(text(256), 8), features },
);

export async function fetchBoxConfig(base: string): Promise<BoxConfig | undefined> {
  const response = await fetch(new URL('config', base), { cache: 'no-store' });
  return response.ok ? boxConfig(await response.json()) : undefined;
}
