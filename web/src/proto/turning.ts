// Marks that turn the direction of what follows (UAX #9) have no place in what another person wrote.

/** LRM and RLM turn nothing and stay: texts of right-to-left languages need them. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/gu;

export function withoutTurning(text: string): string {
  return text.replace(TURNING, '');
}
