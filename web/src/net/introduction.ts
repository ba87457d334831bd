// What this browser says of itself in its hello.
import { describeDevice } from '../proto/device-kind.ts';
import type { Hello } from '../proto/messages.ts';
import { readValue } from '../storage/local-store.ts';

/** User agent client hints: secure pages of Chromium only, and not in the DOM library. */
interface ClientHints {
  readonly mobile: boolean;
  readonly platform: string;
  readonly brands: readonly { readonly brand: string }[];
}

/** The first message; `language` is the one that the person wants. */
export function introduction(language: string | undefined): Hello {
  const resume = readValue('resume');
  const name = readValue('name');
  return {
    protocol: 1,
    device: {
      ...device(),
      ...(name === undefined ? {} : { name }),
      ...(language === undefined ? {} : { language }),
    },
    ...(resume === undefined ? {} : { resume }),
    rtc: 'RTCPeerConnection' in globalThis,
  };
}

function device() {
  const hints = (navigator as { readonly userAgentData?: ClientHints }).userAgentData;
  return describeDevice({
    userAgent: navigator.userAgent,
    touchPoints: navigator.maxTouchPoints,
    ...(hints && { hints: plain(hints) }),
  });
}

function plain({ mobile, platform, brands }: ClientHints) {
  return { mobile, platform, brands: brands.map(({ brand }) => brand) };
}
