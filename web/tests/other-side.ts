// The other side's half of the verification, on the open control channel of a connection that is made up.
import { expect } from 'vitest';
import { fingerprintOf } from '../src/proto/fingerprint.ts';
import type { PeerId } from '../src/proto/messages.ts';
import { Verification } from '../src/proto/verification.ts';
import { readVerifyMessage, type VerifyMessage, writeVerifyMessage } from '../src/proto/verify-message.ts';
import { type FakeRtc, OWN_SDP } from './fake-rtc.ts';

/** `self` is the other side, seen from there. */
interface OtherSide {
  readonly sdp: string;
  readonly self: PeerId;
  readonly other: PeerId;
}

export function proveItself(rtc: FakeRtc, { sdp, self, other }: OtherSide) {
  const { control, localDescription, remoteDescription } = rtc;
  expect([localDescription, remoteDescription]).not.toContain(null);
  const verification = new Verification({
    self,
    other,
    selfFingerprint: fingerprintOf(sdp)!,
    otherFingerprint: fingerprintOf(OWN_SDP)!,
    random: (length) => new Uint8Array(length).fill(7),
    credentials: [],
  });
  control.onopen?.();
  let say: VerifyMessage | undefined = verification.start();
  for (let at = 0; say; at += 1) {
    const { send } = verification.handle(readVerifyMessage(control.sent[at]!)!);
    control.onmessage?.({ data: writeVerifyMessage(say) });
    say = send;
  }
}
